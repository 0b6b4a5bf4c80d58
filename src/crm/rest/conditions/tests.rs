use std::collections::BTreeMap;

use serde_json::json;

use super::*;

/// A value that tries to leave its place, whatever the signs around it.
const HOSTILE: &str = r#"a' OR 1=1 -- "b\) {value} %_"#;

fn protocol(search: Json) -> Protocol {
    let mut whole = json!({
        "call": "GET /x", "records": "$[*]", "page": 10,
        "operators": {"is": "eq", "contains": "has", "greater": "gt", "less": "lt"},
    });
    if let (Some(whole), Json::Object(search)) = (whole.as_object_mut(), search) {
        whole.extend(search);
    }
    serde_json::from_value(json!({
        "sign_in": {"header": "x", "value": "y"}, "create": {"call": "POST /x", "id": "$.id"},
        "read": {"call": "GET /x", "record": "$"}, "update": {"call": "PUT /x"}, "delete": {"call": "DELETE /x"},
        "search": whole, "record": {"id": "$.id"}, "errors": {"code": "$.c", "message": "$.m"},
    }))
    .expect("a protocol")
}

/// What is sent for one condition on a text.
fn sent(search: Json, operator: Operator, text: &str) -> (Vec<(String, String)>, Vec<Json>, bool) {
    let field = Field { api: "name".into(), ..Field::default() };
    let value = Value::Text(text.to_owned());
    let wanted = [Wanted { key: "name", field: &field, operator, value: &value }];
    let conditions = protocol(search).conditions(&Entity { api: "Account".into(), ..Entity::default() }, &[], &wanted);
    let sieved = conditions.is_sieved();
    (conditions.query, conditions.body, sieved)
}

fn joined(more: Json) -> Json {
    let mut joined =
        json!({"parameter": "q", "each": "{field} {operator} {value}", "between": " AND ", "text": "'{value}'"});
    if let (Some(joined), Json::Object(more)) = (joined.as_object_mut(), more) {
        joined.extend(more);
    }
    joined
}

#[test]
fn a_value_stays_one_text_of_an_expression() {
    let soql = json!({"condition": joined(json!({"escape": {"\\": "\\\\", "'": "\\'"}})),
        "operators": {"is": "=", "contains": {"word": "LIKE", "value": "%{value}%",
            "escape": {"\\": "\\\\", "'": "\\'", "%": "\\%", "_": "\\_"}}}});
    let (query, ..) = sent(soql.clone(), Operator::Is, HOSTILE);
    assert_eq!(query[0].1, r#"name = 'a\' OR 1=1 -- "b\\) {value} %_'"#);
    let (query, ..) = sent(soql, Operator::Contains, HOSTILE);
    assert_eq!(query[0].1, r#"name LIKE '%a\' OR 1=1 -- "b\\) {value} \%\_%'"#);
    let odata = json!({"condition": joined(json!({"escape": {"'": "''"}})),
        "operators": {"is": "eq", "contains": "contains({field},{value})"}});
    let (query, ..) = sent(odata.clone(), Operator::Contains, HOSTILE);
    assert_eq!(query[0].1, r#"contains(name,'a'' OR 1=1 -- "b\) {value} %_')"#);
    // A pattern that says nothing of escaping is escaped as the texts around it.
    let careless = json!({"condition": joined(json!({"escape": {"'": "''"}})),
        "operators": {"contains": {"word": "like", "value": "%{value}%"}}});
    assert_eq!(sent(careless, Operator::Contains, "a'b").0[0].1, "name like '%a''b%'");
}

#[test]
fn a_value_stays_one_parameter_or_one_text_of_a_body() {
    let (query, ..) = sent(json!({"condition": "{field}={operator}:{value}"}), Operator::Is, HOSTILE);
    assert_eq!(query, [("name".to_owned(), format!("eq:{HOSTILE}"))]);
    let several = json!({"condition": ["where[{n}][attribute]={field}", "where[{n}][value]={value}"]});
    let (query, ..) = sent(several, Operator::Is, HOSTILE);
    assert_eq!(query[1], ("where[0][value]".to_owned(), HOSTILE.to_owned()));
    let body = json!({"condition": {"json": {"propertyName": "{field}", "operator": "{operator}", "value": "{value}"}},
        "operators": {"is": "EQ", "contains": {"word": "CONTAINS_TOKEN", "value": "*{value}*"}}});
    let (_, body, _) = sent(body, Operator::Contains, HOSTILE);
    assert_eq!(body, [json!({"propertyName": "name", "operator": "CONTAINS_TOKEN", "value": format!("*{HOSTILE}*")})]);
}

#[test]
fn what_cannot_be_said_is_looked_for_among_the_records() {
    let filters = json!({"condition": joined(json!({})), "operators": {"is": "="}, "unsayable": "()"});
    assert!(sent(filters.clone(), Operator::Is, "Acier (Metz)").2, "a value with signs that end the expression");
    assert!(sent(filters.clone(), Operator::Greater, "A").2, "an operator without a word");
    assert!(!sent(filters, Operator::Is, "L'Acier").2);
    let wild = json!({"condition": joined(json!({})),
        "operators": {"is": "=", "contains": {"word": "like", "value": "%{value}%", "unsayable": "%_"}}});
    assert!(sent(wild.clone(), Operator::Contains, "100 %").2 && !sent(wild, Operator::Is, "100 %").2);
    assert!(sent(json!({}), Operator::Is, "Acier").2, "an interface that takes no condition");
}

#[test]
fn references_choices_and_nothing_stand_as_they_are_only_when_they_can() {
    let mut told =
        protocol(json!({"condition": joined(json!({"bare_references": true, "null": "null", "escape": {"'": "''"}})),
        "operators": {"is": "eq"}}));
    told.choices = crate::crm::rest::protocol::Written::Number;
    let said = |field_type: FieldType, value: &Value| {
        let field = Field { api: "x".into(), field_type, values: BTreeMap::new(), ..Field::default() };
        let wanted = [Wanted { key: "x", field: &field, operator: Operator::Is, value }];
        told.conditions(&Entity::default(), &[], &wanted).query[0].1.clone()
    };
    assert_eq!(said(FieldType::Reference, &Value::Reference("0a-b1".into())), "x eq 0a-b1");
    assert_eq!(said(FieldType::Reference, &Value::Reference("1 or x eq '".into())), "x eq '1 or x eq '''");
    assert_eq!(said(FieldType::Choice, &Value::Text("3".into())), "x eq 3");
    assert_eq!(said(FieldType::Choice, &Value::Text("3 or 1 eq 1".into())), "x eq '3 or 1 eq 1'");
    assert_eq!(said(FieldType::Text, &Value::Null), "x eq null");
}
