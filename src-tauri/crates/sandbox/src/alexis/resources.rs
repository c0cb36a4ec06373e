//! The fields and relations of each resource: what a read can select, join, filter and sort by.

/// The way a relation finds its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Join {
    /// A field of our row has the id of theirs.
    Ours(&'static str),
    /// A field of their row has the id of ours.
    Theirs(&'static str),
    /// The simulator stores no rows for the relation.
    Nothing,
}

#[derive(Debug)]
pub(super) struct Relation {
    pub name: &'static str,
    pub target: &'static str,
    pub join: Join,
}

const fn ours(name: &'static str, target: &'static str, field: &'static str) -> Relation {
    Relation { name, target, join: Join::Ours(field) }
}

const fn theirs(name: &'static str, target: &'static str, field: &'static str) -> Relation {
    Relation { name, target, join: Join::Theirs(field) }
}

const fn nothing(name: &'static str) -> Relation {
    Relation { name, target: "", join: Join::Nothing }
}

/// A resource. Filters and sort take the same fields as `select`.
#[derive(Debug)]
pub(super) struct Resource {
    pub path: &'static str,
    pub title: &'static str,
    pub select: &'static [&'static str],
    /// Fields that the newer documentation adds to `select`.
    pub newer: &'static [&'static str],
    /// Fields that may be null or missing.
    pub optional: &'static [&'static str],
    pub relations: &'static [Relation],
    pub writable: bool,
}

impl Resource {
    pub fn find(path: &str) -> Option<&'static Resource> {
        RESOURCES.iter().find(|resource| resource.path == path)
    }

    pub fn selectable(&self, newer: bool) -> Vec<&'static str> {
        let added = if newer { self.newer } else { &[] };
        self.select.iter().chain(added).copied().collect()
    }
}

const DEFAULT: Resource = Resource { path: "", title: "", select: &[], newer: &[], optional: &[], relations: &[], writable: true };

static RESOURCES: [Resource; 13] = [
    Resource { path: "company", title: "Company", select: &["id"], writable: false, ..DEFAULT },
    Resource {
        path: "employee",
        title: "Employee",
        select: &[
            "id",
            "active",
            "companyId",
            "userId",
            "userName",
            "employeeNumber",
            "firstName",
            "lastName",
            "title",
            "workEmail",
            "workPhone",
            "workPhoneSanitized",
            "privateEmail",
            "privatePhone",
            "privatePhoneSanitized",
            "ssn",
            "birthDate",
            "age",
            "gender",
            "pronoun",
            "nationality",
            "hireDate",
            "endDate",
            "employmentId",
            "employmentTypeId",
            "employmentCountry",
            "compensationId",
            "officeId",
            "departmentId",
            "managerEmployeeId",
            "costCenterId",
            "effectiveCostCenterId",
            "division",
            "organization",
            "hasOccupationalPension",
            "created",
            "updated",
        ],
        newer: &["organizationId", "ssnCountry", "offboardDate"],
        optional: &[
            "title",
            "officeId",
            "managerEmployeeId",
            "departmentId",
            "costCenterId",
            "employmentId",
            "compensationId",
            "workEmail",
            "workPhone",
            "privateEmail",
            "privatePhone",
            "ssn",
            "endDate",
            "tax",
            "bankAccount",
            "homeAddress",
            "nationality",
            "gender",
            "pronoun",
            "division",
            "organization",
        ],
        relations: &[
            ours("office", "office", "officeId"),
            ours("costCenter", "cost-center", "costCenterId"),
            ours("effectiveCostCenter", "cost-center", "effectiveCostCenterId"),
            theirs("child", "child", "employeeId"),
            ours("department", "department", "departmentId"),
            nothing("emergencyContact"),
            ours("employment", "employment", "employmentId"),
            ours("employmentType", "employment-type", "employmentTypeId"),
            ours("compensation", "compensation", "compensationId"),
            ours("managerEmployee", "employee", "managerEmployeeId"),
            nothing("teamReference"),
        ],
        ..DEFAULT
    },
    Resource {
        path: "employment",
        title: "Employment",
        select: &[
            "id",
            "companyId",
            "employeeId",
            "typeId",
            "startDate",
            "endDate",
            "effectiveEndDate",
            "terminated",
            "rate",
            "country",
            "note",
            "updated",
        ],
        optional: &["endDate", "effectiveEndDate", "note"],
        relations: &[ours("type", "employment-type", "typeId"), ours("employee", "employee", "employeeId")],
        ..DEFAULT
    },
    Resource {
        path: "employment-type",
        title: "Employment type",
        select: &["id", "companyId", "name", "vacation", "country", "maxMonths"],
        optional: &["country", "maxMonths"],
        ..DEFAULT
    },
    Resource {
        path: "compensation",
        title: "Compensation",
        select: &[
            "id",
            "employeeId",
            "companyId",
            "amount",
            "effectiveDate",
            "baseAmount",
            "exchangeRate",
            "currency",
            "payoutDay",
            "payoutPeriod",
            "payoutFrequency",
            "salarySchedule",
            "paidOvertime",
            "note",
        ],
        optional: &["note"],
        ..DEFAULT
    },
    Resource {
        path: "department",
        title: "Department",
        select: &["id", "companyId", "name", "costCenterId", "effectiveCostCenterId", "parentId"],
        optional: &["description", "costCenterId", "parentId"],
        relations: &[
            ours("costCenter", "cost-center", "costCenterId"),
            ours("effectiveCostCenter", "cost-center", "effectiveCostCenterId"),
        ],
        ..DEFAULT
    },
    Resource {
        path: "office",
        title: "Office",
        select: &["id", "companyId", "name", "phone", "email", "timezone", "CFAR", "SCB", "SNI"],
        ..DEFAULT
    },
    Resource { path: "cost-center", title: "Cost center", select: &["id", "companyId", "code", "name"], ..DEFAULT },
    Resource { path: "child", title: "Child", select: &["id", "employeeId", "name", "birthdate"], ..DEFAULT },
    Resource {
        path: "leave-type",
        title: "Leave type",
        select: &["id", "name", "kind", "minimumDuration", "deductible", "paid", "disabled", "archived"],
        relations: &[theirs("leaveTypeCode", "leave-type-code", "leaveTypeId")],
        ..DEFAULT
    },
    Resource {
        path: "leave",
        title: "Leave",
        select: &["id", "employeeId", "typeId", "status", "duration", "startDate", "endDate"],
        newer: &["gradePercentage"],
        relations: &[ours("type", "leave-type", "typeId"), ours("employee", "employee", "employeeId")],
        ..DEFAULT
    },
    Resource {
        path: "leave-transaction",
        title: "Leave transaction",
        select: &["id", "leaveTypeId", "employeeId", "childId", "description", "date", "hours", "extent"],
        relations: &[
            ours("child", "child", "childId"),
            ours("leaveType", "leave-type", "leaveTypeId"),
            ours("employee", "employee", "employeeId"),
        ],
        optional: &["childId", "description"],
        writable: false,
        ..DEFAULT
    },
    Resource {
        path: "work-week",
        title: "Work week",
        select: &["id", "companyId", "officeId", "employeeId", "effectiveFrom", "timezone", "duration"],
        optional: &["officeId", "employeeId", "effectiveTo"],
        relations: &[ours("office", "office", "officeId"), ours("employee", "employee", "employeeId")],
        ..DEFAULT
    },
];
