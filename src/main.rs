//! The application: a view of a case and its assessment, in the browser, over the engine `credit_mirror`.

mod app;

fn main() {
    app::start();
}
