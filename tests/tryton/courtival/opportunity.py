"""The stages of a sale, by type of customer."""
from trytond.model import fields
from trytond.model.exceptions import ValidationError
from trytond.pool import PoolMeta

from .party import SEGMENTS

STAGES = [
    ('qualification', 'Qualification'), ('study', 'Étude technique'),
    ('proposal', 'Proposition'), ('negotiation', 'Négociation'),
    ('closed_won', 'Gagnée'), ('closed_lost', 'Perdue')]
FOREIGN = {'sme': {'study'}, 'reseller': {'study', 'negotiation'}}
CLOSED = {'closed_won', 'closed_lost'}


class Opportunity(metaclass=PoolMeta):
    __name__ = 'sale.opportunity'

    segment = fields.Selection(SEGMENTS, "Type de client")
    stage = fields.Selection(STAGES, "Étape", required=True)
    technical_study = fields.Boolean("Étude technique remise")
    external_ref = fields.Char("Référence externe")

    @classmethod
    def default_stage(cls):
        return 'qualification'

    @classmethod
    def validate(cls, opportunities):
        super().validate(opportunities)
        for opportunity in opportunities:
            if opportunity.stage in FOREIGN.get(opportunity.segment, ()):
                raise ValidationError(
                    "Cette étape n'existe pas pour ce type de client.")
            if (opportunity.segment == 'key_account'
                    and opportunity.stage == 'proposal'
                    and not opportunity.technical_study):
                raise ValidationError(
                    "L'étude technique n'est pas remise.")

    @classmethod
    def write(cls, *args):
        actions = iter(args)
        for opportunities, values in zip(actions, actions):
            closed = [o for o in opportunities if o.stage in CLOSED]
            if closed and values.keys() & {'stage', 'amount'}:
                raise ValidationError(
                    "Cette affaire est close : elle ne change plus.")
        super().write(*args)
