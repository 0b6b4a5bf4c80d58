"""Fills a new database: company, accounts, people with their rights. Run inside the virtual environment.

usage: seed.py CONFIG DATABASE PASSWORDS     PASSWORDS: JSON, a password by login
"""
import json
import sys
from decimal import Decimal

from proteus import Model, Wizard, config

cfg = config.set_trytond(sys.argv[2], user='admin', config_file=sys.argv[1])
with open(sys.argv[3], encoding='utf-8') as file:
    passwords = json.load(file)
get = Model.get
Lang, User, Group, Party = map(
    get, ['ir.lang', 'res.user', 'res.group', 'party.party'])
Company, Employee = get('company.company'), get('company.employee')
french, = Lang.find([('code', '=', 'fr')])

eur = get('currency.currency')(
    name='Euro', symbol='€', code='EUR', numeric_code='978',
    rounding=Decimal('0.01'), digits=2)
eur.save()
wizard = Wizard('company.company.config')
wizard.execute('company')
owner = Party(name='Courtival')
owner.save()
wizard.form.party, wizard.form.currency = owner, eur
wizard.execute('add')
cfg._context = User.get_preferences(True, {})
company, = Company.find()


def model(name):
    found, = get('ir.model').find([('name', '=', name)])
    return found


def group(name):
    made = Group(name=name)
    made.save()
    return made


ref = get('ir.model.data').get_id  # never by name: names are translated
SALES = [Group(ref('sale.group_sale', {})),
    Group(ref('sale_opportunity.group_opportunity', {}))]
field, key_accounts, feed, closed = map(
    group, ['Itinérants et télévente', 'Grands comptes', 'Flux',
        'Sans suppression'])
areas, managers = [
    {region: group(name + region) for region in ['north_east', 'west']}
    for name in ['Région ', 'Chef des ventes ']]


def rule(name, of, domain, groups, **perms):
    """A rule of groups: records of `of` must answer it for what is permitted by `perms`."""
    made = get('ir.rule.group')(name=name, model=of, global_p=False)
    for perm in ['read', 'write', 'create', 'delete']:
        setattr(made, 'perm_' + perm, perms.get(perm, False))
    made.groups.extend(Group(g.id) for g in groups)
    one = made.rules.new()
    one.domain = json.dumps(domain)
    made.save()


MINE = [['salesperson', '=',
        {'__class__': 'Eval', 'v': 'employee', 'd': -1}]]
OTHERS = ['kind', '!=', 'account']
for region, area in areas.items():
    here = ['OR', OTHERS, ['region', '=', region]]
    rule('Comptes de la région ' + region, 'party.party', here, [area],
        read=True, create=True)
    rule('Comptes de la région %s, chef' % region, 'party.party', here,
        [managers[region]], write=True)
rule('Son portefeuille', 'party.party', ['OR', OTHERS] + MINE, [field],
    write=True)
rule('Pas de suppression', 'party.party', [['id', '<', 0]], [closed],
    delete=True)
rule('Grands comptes', 'party.party',
    ['OR', OTHERS, ['segment', '=', 'key_account']], [key_accounts],
    read=True, write=True)

NE, WEST = areas['north_east'], areas['west']
for login, name, groups in [
        ('morel', 'Morel', SALES + [field, NE, closed]),
        ('lefevre', 'Lefèvre', SALES + [field, WEST, closed]),
        ('dubreuil', 'Dubreuil', SALES + [field, NE, closed]),
        ('kam.est', 'KAM Est', SALES + [key_accounts, closed]),
        ('chauvin', 'Chauvin', SALES + [managers['west'], WEST]),
        ('weber', 'Weber', SALES + [managers['north_east'], NE]),
        ('erp', 'Flux ERP', [feed])]:
    person = Party(name=name)
    person.save()
    employee = Employee(party=person, company=company)
    employee.save()
    user = User(
        login=login, name=name, password=passwords[login], language=french)
    user.groups.extend(Group(g.id) for g in groups)
    user.companies.append(Company(company.id))
    user.company = company
    user.employees.append(Employee(employee.id))
    user.employee = employee
    user.save()
admin, = User.find([('login', '=', 'admin')])
admin.language = Lang(french.id)
admin.companies.append(Company(company.id))
admin.company = company
admin.save()
print('seeded')
