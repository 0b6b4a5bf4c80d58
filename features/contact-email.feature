# language: en
@CAH-01
Feature: Contact e-mail addresses can be written to
  Courtival's Swiss and Luxembourg customers receive their quotes by e-mail only:
  an address that no mail server could deliver to never enters the CRM.

  @CT-003 @EXG-002 @CU-011 @email-not-checked
  Scenario: An address that is not an e-mail address is refused
    Given an account "Hydraulique Sauvageot" with:
      | SIRET         | 00071750400013 |
      | customer type | SME            |
      | city          | Longwy         |
      | region        | North-East     |
      | owner         | Dubreuil       |
    When the telesales representative creates a contact "Irène Colas" with:
      | account | Hydraulique Sauvageot    |
      | e-mail  | irene.colas(at)sauvageot |
      | role    | buyer                    |
    Then the operation is refused for invalid data
    When the telesales representative creates a contact "Irène Colas" with:
      | account | Hydraulique Sauvageot         |
      | e-mail  | irene.colas@sauvageot.example |
      | role    | buyer                         |
    Then the operation is accepted
    And only one contact exists whose account is "Hydraulique Sauvageot"
