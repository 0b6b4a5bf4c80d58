"""What benches/campaign.sh has behave play."""

import os

import requests
from behave import when

SESSION = requests.Session()


@when("I read account {id:d}")
def read(context, id):
    answer = SESSION.get(f"{os.environ['BASE']}/accounts/{id}")
    assert answer.status_code == 200
    answer.json()
