//! The calls that read. The token could change and delete everybody, so this client has no way to: what the import
//! writes goes through [`WriteClient`](super::Writing), and nothing here can make one. Leave is read in `leave.rs`.

use secrecy::SecretString;
use serde::de::DeserializeOwned;

use super::PAGE;
use super::answer::{decode, decode_one, said};
use super::calls::{self, Call};
use super::pages::Pages;
use super::wire::{Company, Compensation, Employee, Named, Page, People, Relations, Row};
use crate::error::{Error, ErrorCode, Service};
use crate::http::{ACCEPT, Credential, Http, HttpOptions, Query};

/// Called while a list is read, with how many are read and how many there are.
pub type Progress<'a> = &'a (dyn Fn(u64, u64) + Send + Sync);

/// A connection to one Alexis HR account.
#[derive(Debug)]
pub struct Client {
    http: Http,
}

impl Client {
    /// A client for an account. `token` is a Public API access token made by an Owner.
    pub fn new(base_url: &str, token: SecretString, options: HttpOptions) -> Result<Self, Error> {
        let http = Http::new(Service::Alexis, base_url, options)?.speaking(&[(ACCEPT, "application/json")], said);
        Ok(Self { http: http.with_credential(Credential { header: "authorization", prefix: "Bearer ", secret: token })? })
    }

    /// The account that the token belongs to. Also the test of the credentials.
    pub async fn company(&self) -> Result<Company, Error> {
        const CALL: &str = calls::COMPANY.name;
        let answer = self.http.get(CALL, calls::COMPANY.path, &[("limit", "1".to_owned())]).await?;
        let page: Page<Company> = decode(CALL, &answer)?;
        let missing = || Error::new(ErrorCode::NotUnderstood, Service::Alexis, CALL).at("data[0]");
        page.data.into_iter().next().ok_or_else(missing)
    }

    /// Everybody, active and not, with their employments and every salary. Whole, or an error.
    pub async fn people(&self, progress: Progress<'_>) -> Result<People, Error> {
        const RELATIONS: &str = "employment,compensation,employmentType,department,office,costCenter,effectiveCostCenter";
        let (employees, relations) = self.list::<Employee>(&calls::EMPLOYEES, &[("relations", RELATIONS.to_owned())], progress).await?;
        let mut people = People { employees, ..People::default() };
        for page in relations {
            people.take_in(page);
        }
        people.history_known = match self.list::<Compensation>(&calls::COMPENSATIONS, &[], &|_, _| ()).await {
            Ok((history, _)) => {
                people.compensations.extend(history.into_iter().map(by_id));
                true
            }
            // An account without that list still tells the current salaries.
            Err(error) if error.code == ErrorCode::NotFound => false,
            Err(error) => return Err(error),
        };
        Ok(people)
    }

    /// One person as they are now, without what belongs to them.
    pub async fn employee(&self, id: &str) -> Result<Employee, Error> {
        let call = calls::EMPLOYEE;
        let path = call.path(id).ok_or_else(|| Error::new(ErrorCode::NotFound, Service::Alexis, call.name).at("id"))?;
        decode_one(call.name, &self.http.get(call.name, &path, &[]).await?)
    }

    /// The id of a person's user. New employments and salaries need it.
    pub async fn user_of(&self, id: &str) -> Result<String, Error> {
        let user = self.employee(id).await?.user_id.0;
        user.ok_or_else(|| Error::new(ErrorCode::NotUnderstood, Service::Alexis, calls::EMPLOYEE.name).at("data.userId"))
    }

    /// The kinds of employment that the account knows, those that nobody has included. Whole, or an error.
    pub async fn employment_types(&self) -> Result<Vec<Named>, Error> {
        Ok(self.list(&calls::EMPLOYMENT_TYPES, &[], &|_, _| ()).await?.0)
    }

    /// A list, whole or an error. `more` are the parameters besides those of the page.
    pub(super) async fn list<T: DeserializeOwned + Row>(
        &self,
        call: &Call,
        more: Query<'_>,
        progress: Progress<'_>,
    ) -> Result<(Vec<T>, Vec<Relations>), Error> {
        let mut pages = Pages::new();
        loop {
            let mut query = vec![("limit", PAGE.to_string()), ("offset", pages.read().to_string()), ("sort[id]", "asc".to_owned())];
            query.extend_from_slice(more);
            let answer = self.http.get(call.name, call.path, &query).await?;
            let whole = pages.add(decode::<Page<T>>(call.name, &answer)?);
            let whole = whole.map_err(|gap| Error::new(ErrorCode::Incomplete, Service::Alexis, call.name).at(gap))?;
            progress(pages.read(), pages.total());
            if whole {
                return Ok(pages.into_parts());
            }
        }
    }
}

impl People {
    fn take_in(&mut self, page: Relations) {
        self.employments.extend(page.employment.into_iter().flatten().map(by_id));
        self.compensations.extend(page.compensation.into_iter().flatten().map(by_id));
        self.employment_types.extend(page.employment_type.into_iter().flatten().map(by_id));
        self.departments.extend(page.department.into_iter().flatten().map(by_id));
        self.offices.extend(page.office.into_iter().flatten().map(by_id));
        let cost_centers = page.cost_center.into_iter().chain(page.effective_cost_center).flatten();
        self.cost_centers.extend(cost_centers.map(by_id));
    }
}

fn by_id<T: Row>(row: T) -> (String, T) {
    (row.id().to_owned(), row)
}
