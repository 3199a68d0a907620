// Measures handlebars.js on the email of the benches: microseconds a message, best of five passes over 1,000
// messages. Run `npm install` in this folder once, then `node render.js`.
const fs = require("node:fs");
const path = require("node:path");
const Handlebars = require("handlebars");
const { data } = require("./material.js");

Handlebars.registerHelper("upperCase", (text) => String(text ?? "").toUpperCase());
const render = Handlebars.compile(fs.readFileSync(path.join(__dirname, "../material/order.hbs"), "utf8"));

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
