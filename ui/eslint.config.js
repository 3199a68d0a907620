import jsxA11y from "eslint-plugin-jsx-a11y";
import react from "eslint-plugin-react";
import hooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const spoken = "/^(label|aria-label|aria-description|placeholder|title|description|errorMessage|alt|primaryActionLabel|cancelLabel|secondaryActionLabel)$/";

export default tseslint.config(
  { ignores: ["dist", "dist-demo", "node_modules", "src/host/bindings.ts"] },
  ...tseslint.configs.strict,
  {
    files: ["**/*.{ts,tsx}"],
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      // The host is reached through one folder, so that every call is typed and every screen can be tested without a window.
      "no-restricted-imports": ["error", { patterns: [{ group: ["@tauri-apps/*"], message: "Use src/host." }] }],
    },
  },
  { files: ["src/host/**"], rules: { "no-restricted-imports": "off" } },
  {
    files: ["src/**/*.tsx"],
    plugins: { react },
    settings: { react: { version: "19" } },
    extends: [hooks.configs.flat.recommended, jsxA11y.flatConfigs.recommended],
    rules: {
      // Every word a person reads comes from the message catalogues.
      "react/jsx-no-literals": ["error", { noStrings: true, ignoreProps: true, allowedStrings: [" ", "*", "·", "–", "/", ":"] }],
      "no-restricted-syntax": [
        "error",
        { selector: `JSXAttribute[name.name=${spoken}] > Literal[value!=""]`, message: "Take the text from the message catalogue." },
      ],
      "react/jsx-key": "error",
      "jsx-a11y/no-autofocus": "off",
    },
  },
  { files: ["src/**/*.test.tsx", "src/testing/**"], rules: { "react/jsx-no-literals": "off", "no-restricted-syntax": "off" } },
);
