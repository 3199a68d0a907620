import { describe, expect, it } from "vitest";
import { leavesOf, withLeaf } from "./leaves";

const payload = { recipients: [{ userId: "a/b", context: { order: { items: [{ price: 12 }], "x/y": "1" } } }] };

describe("leavesOf", () => {
  it("names every simple value and points at it", () => {
    expect(leavesOf(payload, "", "").map(({ path, name, value }) => [path, name, value])).toEqual([
      ["/recipients/0/userId", "recipients[0].userId", "a/b"],
      ["/recipients/0/context/order/items/0/price", "recipients[0].context.order.items[0].price", 12],
      ["/recipients/0/context/order/x~1y", "recipients[0].context.order.x/y", "1"],
    ]);
  });
});

describe("withLeaf", () => {
  it("changes one value and keeps its type where the text allows", () => {
    const [, price] = leavesOf(payload, "", "");
    if (!price) throw new Error("no price");
    expect(JSON.parse(withLeaf(payload, price, "13.5")).recipients[0].context.order.items[0].price).toBe(13.5);
    expect(JSON.parse(withLeaf(payload, price, "many")).recipients[0].context.order.items[0].price).toBe("many");
    expect(payload.recipients[0]?.context.order.items[0]?.price).toBe(12);
  });
});
