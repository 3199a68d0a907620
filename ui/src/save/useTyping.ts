// Text as it is typed: shown at once, handed on at once, except while an input method composes a word.
import { type CompositionEvent, useEffect, useRef, useState } from "react";

interface Typing {
  value: string;
  onChange: (text: string) => void;
  onCompositionStart: () => void;
  onCompositionEnd: (event: CompositionEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
}

/**
 * @param registerTypist lets a flush take the text that is held back, see `Draft.registerTypist`
 */
export function useTyping(
  value: string,
  commit: (text: string) => void,
  registerTypist: (settle: () => void) => () => void,
): Typing {
  const [held, setHeld] = useState<string | null>(null);
  const composing = useRef(false);
  const waiting = useRef<string | null>(null);
  const committing = useRef(commit);
  const registering = useRef(registerTypist);
  useEffect(() => {
    committing.current = commit;
  });

  const [settle] = useState(() => () => {
    const text = waiting.current;
    waiting.current = null;
    if (text !== null) committing.current(text);
  });

  useEffect(() => registering.current(settle), [settle]);

  return {
    value: held ?? value,
    onChange(text) {
      if (composing.current) {
        waiting.current = text;
        setHeld(text);
      } else {
        setHeld(null);
        commit(text);
      }
    },
    onCompositionStart() {
      composing.current = true;
    },
    onCompositionEnd(event) {
      composing.current = false;
      waiting.current = event.currentTarget.value;
      setHeld(null);
      settle();
    },
  };
}
