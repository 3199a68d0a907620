// Measures handlebars.js on the email of the benches: microseconds a message, best of five passes over 1,000
// messages. Run `npm install` in this folder once, then `node render.js`.
const fs = require("node:fs");
const path = require("node:path");
const Handlebars = require("handlebars");

Handlebars.registerHelper("upperCase", (text) => String(text ?? "").toUpperCase());
const render = Handlebars.compile(fs.readFileSync(path.join(__dirname, "../material/order.hbs"), "utf8"));

function data(k) {
  const items = Array.from({ length: 20 }, (_, j) => ({
    name: `Item ${j}`, quantity: j + 1, price: 9.99 + j, sku: `SKU${j}`, onSale: (j + k) % 3 === 0,
  }));
  return {
    profile: {
      person: { name: { firstName: `Jane${k}`, lastName: "Doe & Sons" } },
      homeAddress: { street: `${k} Main <St>`, city: "Tokyo", countryCode: "JP" },
      loyalty: { gold: k % 2 === 0, points: k * 10 },
      personalEmail: { address: `jane${k}@example.com` },
    },
    context: { order: { id: `A-${String(k).padStart(6, "0")}`, date: "2024-11-01", items } },
  };
}

const messages = Array.from({ length: 1000 }, (_, k) => data(k));
let best = Infinity;
let bytes = 0;
for (let pass = 0; pass < 8; pass += 1) {
  const start = process.hrtime.bigint();
  for (const message of messages) bytes += render(message).length;
  const micros = Number(process.hrtime.bigint() - start) / 1000 / messages.length;
  if (pass >= 3) best = Math.min(best, micros);
}
console.log(JSON.stringify({ engine: "handlebars.js", microseconds: Number(best.toFixed(2)), bytes }));
