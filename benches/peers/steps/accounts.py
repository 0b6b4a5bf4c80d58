"""What benches/campaign.sh has behave play, with the exchange as evidence."""

import os

import requests
from behave import when

SESSION = requests.Session()


@when("I read account {id:d}")
def read(context, id):
    answer = SESSION.get(f"{os.environ['BASE']}/accounts/{id}")
    context.attach("text/plain", f"GET /accounts/{id} {answer.status_code}\n\n{answer.text}".encode())
    assert answer.status_code == 200
    answer.json()
