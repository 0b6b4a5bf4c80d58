// What benches/campaign.sh has cucumber-js play.
import assert from "node:assert";
import { When } from "@cucumber/cucumber";

When("I read account {int}", async (id) => {
  const answer = await fetch(`${process.env.BASE}/accounts/${id}`);
  assert.strictEqual(answer.status, 200);
  await answer.json();
});
