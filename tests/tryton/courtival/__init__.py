"""What Courtival's integrator added to Tryton: fields, and the rules of the trade that the specification asks for.

It is the CRM under test of this project's own acceptance scenarios, beside the demo CRM: some rules are met, others
are not, as in any delivery.
"""
from trytond.pool import Pool

from . import opportunity, party


def register():
    Pool.register(
        party.Party,
        opportunity.Opportunity,
        module='courtival', type_='model')
