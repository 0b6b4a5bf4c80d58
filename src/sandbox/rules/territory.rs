//! Which region is a department in, and who sells there?

use super::super::record::Fields;
use super::super::schema::Entity;
use super::super::state::State;

/// Role of the user who stands for the queue of what nobody is responsible for.
pub const QUEUE: &str = "queue";

/// The region of a department; none for those that the company does not serve.
pub fn region_of(department: &str) -> Option<&'static str> {
    match department {
        "08" | "10" | "21" | "25" | "39" | "51" | "52" | "54" | "55" | "57" | "58" | "67" | "68" | "70" | "71"
        | "88" | "89" | "90" => Some("north_east"),
        "14" | "16" | "17" | "22" | "29" | "35" | "44" | "49" | "50" | "53" | "56" | "61" | "72" | "76" | "79"
        | "85" | "86" => Some("west"),
        "01" | "04" | "05" | "06" | "07" | "13" | "26" | "2A" | "2B" | "30" | "34" | "38" | "42" | "43" | "48"
        | "69" | "73" | "74" | "83" | "84" => Some("south_east"),
        "18" | "28" | "36" | "37" | "41" | "45" | "75" | "77" | "78" | "91" | "92" | "93" | "94" | "95" => {
            Some("idf_centre")
        }
        _ => None,
    }
}

/// Who is responsible for a department and a segment: the region's key-account manager for a key
/// account where there is one, else its travelling salesperson, else the queue.
pub fn owner_of(state: &State, department: Option<&str>, segment: Option<&str>) -> Option<String> {
    let region = department.and_then(region_of);
    let with = |profile: &str| {
        let matches = |user: &Fields| user.text("profile") == Some(profile) && user.text("region") == region;
        state.find(Entity::User, matches).map(|(id, _)| id)
    };
    let key_accounts = if segment == Some("key_account") { region.and_then(|_| with("key_accounts")) } else { None };
    key_accounts
        .or_else(|| region.and_then(|_| with("field")))
        .or_else(|| state.find(Entity::User, |user| user.text("role") == Some(QUEUE)).map(|(id, _)| id))
}
