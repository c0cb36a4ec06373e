//! The calls that read. The token could change and delete everybody, so this client cannot write and cannot create a
//! client that can. The writes of the export to Alexis HR are in `write_client`, and the reads of leave in `leave`.

use secrecy::SecretString;
use serde::de::DeserializeOwned;

use super::PAGE;
use super::answer::{decode, decode_one, parse_error};
use super::calls::{self, Call};
use super::pages::Pages;
use super::wire::{Company, Compensation, Employee, Named, Page, People, Relations, Row};
use crate::error::{Error, ErrorCode, Service};
use crate::http::{ACCEPT, Credential, Http, HttpOptions, Query};

/// Called while a list is read, with the number of rows read and the total.
pub type Progress<'a> = &'a (dyn Fn(u64, u64) + Send + Sync);

/// A client that reads one Alexis HR account.
#[derive(Debug)]
pub struct Client {
    http: Http,
}

impl Client {
    /// `token` is a Public API access token that an Owner created.
    pub fn new(base_url: &str, token: SecretString, options: HttpOptions) -> Result<Self, Error> {
        let http = Http::new(Service::Alexis, base_url, options)?.with_protocol(&[(ACCEPT, "application/json")], parse_error);
        Ok(Self { http: http.with_credential(Credential { header: "authorization", prefix: "Bearer ", secret: token })? })
    }

    /// The company of the token. The call also tests the credentials.
    pub async fn company(&self) -> Result<Company, Error> {
        const CALL: &str = calls::COMPANY.name;
        let answer = self.http.get(CALL, calls::COMPANY.path, &[("limit", "1".to_owned())]).await?;
        let page: Page<Company> = decode(CALL, &answer)?;
        let missing = || Error::new(ErrorCode::NotUnderstood, Service::Alexis, CALL).at("data[0]");
        page.data.into_iter().next().ok_or_else(missing)
    }

    /// Everybody, active or not, with their employments and all salaries. The result is complete, or an error.
    pub async fn people(&self, progress: Progress<'_>) -> Result<People, Error> {
        const RELATIONS: &str = "employment,compensation,employmentType,department,office,costCenter,effectiveCostCenter";
        let (employees, relations) = self.list::<Employee>(&calls::EMPLOYEES, &[("relations", RELATIONS.to_owned())], progress).await?;
        let mut people = People { employees, ..People::default() };
        for page in relations {
            people.add_relations(page);
        }
        people.history_known = match self.list::<Compensation>(&calls::COMPENSATIONS, &[], &|_, _| ()).await {
            Ok((history, _)) => {
                people.compensations.extend(history.into_iter().map(keyed_by_id));
                true
            }
            // An account without this list still has the current salaries beside the people.
            Err(error) if error.code == ErrorCode::NotFound => false,
            Err(error) => return Err(error),
        };
        Ok(people)
    }

    /// One person in the current state, without related records.
    pub async fn employee(&self, id: &str) -> Result<Employee, Error> {
        let call = calls::EMPLOYEE;
        let path = call.path(id).ok_or_else(|| Error::new(ErrorCode::NotFound, Service::Alexis, call.name).at("id"))?;
        decode_one(call.name, &self.http.get(call.name, &path, &[]).await?)
    }

    /// The user id of a person. New employments and salaries need it.
    pub async fn user_of(&self, id: &str) -> Result<String, Error> {
        let user = self.employee(id).await?.user_id.0;
        user.ok_or_else(|| Error::new(ErrorCode::NotUnderstood, Service::Alexis, calls::EMPLOYEE.name).at("data.userId"))
    }

    /// The account's employment types, including those that no employment uses. The result is complete, or an error.
    pub async fn employment_types(&self) -> Result<Vec<Named>, Error> {
        Ok(self.list(&calls::EMPLOYMENT_TYPES, &[], &|_, _| ()).await?.0)
    }

    /// Reads a complete list. `filters` are the query parameters besides those of the page.
    pub(super) async fn list<T: DeserializeOwned + Row>(
        &self,
        call: &Call,
        filters: Query<'_>,
        progress: Progress<'_>,
    ) -> Result<(Vec<T>, Vec<Relations>), Error> {
        let mut pages = Pages::new();
        loop {
            let mut query = vec![("limit", PAGE.to_string()), ("offset", pages.read().to_string()), ("sort[id]", "asc".to_owned())];
            query.extend_from_slice(filters);
            let answer = self.http.get(call.name, call.path, &query).await?;
            let added = pages.add(decode::<Page<T>>(call.name, &answer)?);
            let is_complete = added.map_err(|gap| Error::new(ErrorCode::Incomplete, Service::Alexis, call.name).at(gap))?;
            progress(pages.read(), pages.total());
            if is_complete {
                return Ok(pages.into_parts());
            }
        }
    }
}

impl People {
    fn add_relations(&mut self, page: Relations) {
        self.employments.extend(page.employment.into_iter().flatten().map(keyed_by_id));
        self.compensations.extend(page.compensation.into_iter().flatten().map(keyed_by_id));
        self.employment_types.extend(page.employment_type.into_iter().flatten().map(keyed_by_id));
        self.departments.extend(page.department.into_iter().flatten().map(keyed_by_id));
        self.offices.extend(page.office.into_iter().flatten().map(keyed_by_id));
        let cost_centers = page.cost_center.into_iter().chain(page.effective_cost_center).flatten();
        self.cost_centers.extend(cost_centers.map(keyed_by_id));
    }
}

fn keyed_by_id<T: Row>(row: T) -> (String, T) {
    (row.id().to_owned(), row)
}
