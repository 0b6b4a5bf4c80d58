"""Accounts and contacts: both are parties."""
from stdnum.fr import siret
from trytond.model import fields
from trytond.model.exceptions import ValidationError
from trytond.pool import PoolMeta

REGIONS = [
    (None, ''), ('north_east', 'Nord-Est'), ('west', 'Ouest'),
    ('south_east', 'Sud-Est'), ('idf_centre', 'Île-de-France Centre')]
SEGMENTS = [
    (None, ''), ('sme', 'PME'), ('key_account', 'Grand compte'),
    ('reseller', 'Revendeur')]


class Party(metaclass=PoolMeta):
    __name__ = 'party.party'

    kind = fields.Selection(
        [('other', 'Autre'), ('account', 'Compte'), ('contact', 'Contact')],
        "Nature", required=True)
    siret = fields.Char('SIRET')
    segment = fields.Selection(SEGMENTS, "Type de client")
    department = fields.Char("Département")
    region = fields.Selection(REGIONS, "Région")
    salesperson = fields.Many2One('company.employee', "Commercial")
    parent_account = fields.Many2One('party.party', "Compte parent")
    activity = fields.Selection(
        [(None, ''), ('active', 'Actif'), ('dormant', 'Dormant')], "État")
    last_order = fields.Date("Dernière commande")
    next_visit = fields.Date("Prochaine visite")
    account = fields.Many2One('party.party', "Compte")
    position = fields.Selection(
        [(None, ''), ('buyer', 'Acheteur'), ('payer', 'Payeur'),
            ('recipient', 'Destinataire')], "Rôle")
    external_ref = fields.Char("Référence externe")

    @classmethod
    def default_kind(cls):
        return 'other'

    @classmethod
    def validate(cls, parties):
        super().validate(parties)
        for party in parties:
            party.check_siret()
            party.check_email()

    def check_siret(self):
        if not self.siret:
            return
        if not siret.is_valid(self.siret):
            raise ValidationError(
                "Le SIRET « %s » n'est pas un SIRET." % self.siret)
        same = self.search([
                ('siret', '=', self.siret), ('id', '!=', self.id)], limit=1)
        if same:
            raise ValidationError("Un compte porte déjà ce SIRET.")

    def check_email(self):
        if self.kind != 'contact':
            return
        for mechanism in self.contact_mechanisms:
            if mechanism.type != 'email':
                continue
            name, at, host = (mechanism.value or '').rpartition('@')
            if not (name and at and '.' in host):
                raise ValidationError(
                    "« %s » n'est pas une adresse électronique."
                    % mechanism.value)
            same = self.search([
                    ('kind', '=', 'contact'), ('id', '!=', self.id),
                    ('contact_mechanisms', 'where', [
                            ('type', '=', 'email'),
                            ('value', 'ilike', mechanism.value)])], limit=1)
            if same:
                raise ValidationError("Un contact porte déjà cette adresse.")
