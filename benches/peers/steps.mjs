// What benches/campaign.sh has cucumber-js play, with the exchange as evidence.
import assert from "node:assert";
import { When } from "@cucumber/cucumber";

When("I read account {int}", async function (id) {
  const answer = await fetch(`${process.env.BASE}/accounts/${id}`);
  const body = await answer.text();
  this.attach(`GET /accounts/${id} ${answer.status}\n\n${body}`, "text/plain");
  assert.strictEqual(answer.status, 200);
  JSON.parse(body);
});
