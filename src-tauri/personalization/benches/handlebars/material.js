// The data of the benches: an order of 20 items for each of many people.
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

module.exports = { data };
