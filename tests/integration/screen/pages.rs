//! Pages with traps, served beside the demo CRM: what is not there yet, hidden, doubled, blank or broken.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tokio::sync::Notify;

/// Answers that are held until the page itself asks for their release.
type Held = Arc<Notify>;

const FORM: &str = "<h1>Formulaire</h1><form>
  <label>Nom <input name=n></label>
  <label for=m>Montant * :</label><input id=m value=10>
  <label>Jour <input type=date></label>
  <label>Taille <select><option>Petite</option><option>Grande</option></select></label>
  <label><input type=checkbox> Urgent</label>
  <fieldset><legend>Canal</legend><label><input type=radio name=c> Courrier</label><label><input type=radio name=c> Téléphone</label></fieldset>
  <label>Court <input maxlength=3></label>
  <label>Figé <input readonly value=x></label>
  <button type=button data-testid=go onclick=\"document.getElementById('out').textContent = 'Reçu : ' + document.querySelector('[name=n]').value\">Envoyer</button>
  </form><p id=out role=status></p>";

const TRAPS: &str = "<h1>Pièges</h1>
  <p style='display:none'>Sans boîte</p><p style='visibility:hidden'>Sans encre</p><p style='opacity:0'>Transparent</p>
  <div style='height:0;overflow:hidden'><p>Replié</p></div><p style='position:absolute;left:-9999px'>Au large</p>
  <button style='display:none'>Payer</button><button disabled>Geler</button>
  <button>Supprimer</button><button>Supprimer</button>
  <div style='position:relative;width:120px;height:40px'><button>Couvert</button>
  <div style='position:absolute;inset:0;background:#eee'></div></div>";

const WINDOW: &str = "<style>body { height: 0; margin: 0; overflow: hidden }</style>
  <div style='position:fixed;inset:20px;overflow:auto'><h1>Fenêtre</h1><button onclick=\"this.textContent = 'Fermée'\">Fermer</button></div>";

const ROWS: &str = "<h1>Lignes</h1><table><caption>Devis (2)</caption><tr><th>Nom</th><th>Total</th><th></th></tr>
  <tr><td>Acier</td><td>10\u{202f}000,00 €</td><td><button onclick=\"say('Acier')\">Ouvrir</button></td></tr>
  <tr><td>Bois</td><td>2,00 €</td><td><button onclick=\"say('Bois')\">Ouvrir</button></td></tr></table><p id=out role=status></p>
  <script>const say = (t) => { document.getElementById('out').textContent = 'Ouvert : ' + t; };</script>";

/// What comes with a request that is answered only once the page asks for it.
const LATE: &str = "<h1>Tardif</h1><p id=out></p><script>
  fetch('/held').then(() => { document.getElementById('out').textContent = 'Erreur grave'; });
  setTimeout(() => fetch('/release'), 700);</script>";

const NEVER: &str = "<h1>Sans fin</h1><script>fetch('/forever');</script>";

const STALE: &str = "<h1>Page une</h1><p>Solde ancien</p><a href='/next' onclick=\"setTimeout(() => fetch('/release'), 600)\">Suite</a>";

async fn page(Path(name): Path<String>, State(held): State<Held>) -> Response {
    let body = match name.as_str() {
        "form" => FORM,
        "traps" => TRAPS,
        "window" => WINDOW,
        "rows" => ROWS,
        "late" => LATE,
        "never" => NEVER,
        "stale" => STALE,
        "blank" => "",
        "broken" => return (StatusCode::INTERNAL_SERVER_ERROR, Html("<h1>Panne</h1>")).into_response(),
        "held" => {
            held.notified().await;
            return "done".into_response();
        }
        "forever" => std::future::pending().await,
        "next" => {
            held.notified().await;
            "<h1>Page deux</h1><p>Solde nouveau</p>"
        }
        "release" => {
            held.notify_one();
            return "released".into_response();
        }
        _ => return (StatusCode::NOT_FOUND, Html("<h1>Perdu</h1>")).into_response(),
    };
    let html = format!(
        "<!doctype html><html lang=fr><head><title>Essai</title><link rel=icon href='data:,'></head><body>{body}</body></html>"
    );
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response()
}

/// Serves the pages; gives their address.
pub fn serve(runtime: &Runtime) -> String {
    let router = Router::new().route("/{name}", get(page)).with_state(Held::default());
    runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        tokio::spawn(async move { axum::serve(listener, router).await });
        address
    })
}
