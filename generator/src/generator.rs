//! The options of a run that are no part of the request.

use crate::load::{Files, Input};
use crate::{Client, Model, Rejected, Report, Request, STALE, Snapshot, Stages, Watch, stack};

/// Makes clients and models of descriptions. [`generate`](crate::generate) does so without options.
///
/// ```
/// # use ampersat::{Generator, Input, Request};
/// let text = r#"{"openapi": "3.0.3", "info": {"title": "Clocks", "version": "1"},
///     "paths": {}, "components": {"schemas": {"Time": {"$ref": "time.yaml"}}}}"#;
/// let request = Request::new("clocks", Input::new("clocks.json", text));
/// let files = |path: &str| match path {
///     "time.yaml" => Ok(Input::new(path, "{type: string, format: date-time}")),
///     _ => Err("there is no such file".to_owned()),
/// };
/// let client = Generator::new().files(files).generate(&request)?;
/// # Ok::<(), ampersat::Rejected>(())
/// ```
#[derive(Default)]
pub struct Generator<'a> {
    files: Option<Box<Files<'a>>>,
    watch: Option<Box<Watch<'a>>>,
    has_openapi: bool,
}

impl<'a> Generator<'a> {
    /// Makes a generator for documents in one file.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Gives the other files to which a document refers, by their paths from its folder; an error says why there is none.
    #[must_use]
    pub fn files(self, files: impl FnMut(&str) -> Result<Input, String> + Send + 'a) -> Self {
        Self { files: Some(Box::new(files)), ..self }
    }

    /// Says whether the client gets the completed document as JSON, too. It takes as much room as the document.
    #[must_use]
    pub fn with_openapi(self, has_openapi: bool) -> Self {
        Self { has_openapi, ..self }
    }

    /// Shows the value after every stage, by the stage's name.
    #[doc(hidden)]
    #[must_use]
    pub fn watch(self, watch: impl FnMut(&str, Snapshot<'_>) + Send + 'a) -> Self {
        Self { watch: Some(Box::new(watch)), ..self }
    }

    /// Makes a client.
    ///
    /// # Errors
    /// Fails if the document or an overlay is wrong in a way that nobody can work around.
    pub fn generate(&mut self, request: &Request) -> Result<Client, Rejected> {
        let (client, report) = self.run(|stages| stages.client(request))?;
        Ok(Client { report, ..client })
    }

    /// Makes only the model, for comparing documents. A correction that does not fit the document is left out, and is a note:
    /// overlays fit one version of a document, and the other one is to be read all the same.
    ///
    /// # Errors
    /// Fails as [`generate`](Self::generate) does.
    pub fn model(&mut self, request: &Request) -> Result<Model, Rejected> {
        let (api, report) = self.run(|stages| stages.model(request, STALE).map(|(_, api)| api))?;
        Ok(Model { api, report })
    }

    fn run<T: Send>(
        &mut self,
        mut work: impl FnMut(&mut Stages<'_, '_>) -> Option<T> + Send,
    ) -> Result<(T, Report), Rejected> {
        let mut no_files = |_: &str| Err("other files are not given".to_owned());
        let mut stages = Stages {
            files: match &mut self.files {
                Some(files) => files.as_mut(),
                None => &mut no_files,
            },
            watch: self.watch.as_deref_mut(),
            has_openapi: self.has_openapi,
            sources: Default::default(),
            diagnostics: Default::default(),
        };
        let made = stack::deep(|| work(&mut stages));
        let Stages { sources, diagnostics, .. } = stages;
        let report = Report { diagnostics: diagnostics.resolve(&sources), sources };
        match made {
            Some(made) => Ok((made, report)),
            None => Err(Rejected { report }),
        }
    }
}
