# language: en
Feature: Accounts

  Scenario: An account that was created is found
    When the sales representative creates an account "Martin Tools" whose city is "Epinal"
    Then the operation is accepted
    And only one account exists whose name is "Martin Tools"
