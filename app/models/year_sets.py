"""The objectives and the people that a year counts, in plain SQL.

`:start` and `:end` are the first and the last day of the year, `:cycle` its id.
"""

IN_FORCE = "COALESCE({0}, '0001-01-01') <= :end AND COALESCE({1}, '9999-12-31') >= :start"
OBJECTIVES = "SELECT id FROM objectives WHERE cycle_id = :cycle AND state <> 'withdrawn'"
PEOPLE = f"SELECT id FROM employees WHERE {IN_FORCE.format('hired_on', 'left_on')}"

_GIVEN = "SELECT 1 FROM objective_assignments a WHERE a.employee_id = employees.id AND a.objective_id IN ({})"
# Newest first: the year that is looked at is nearly always the last one, and the first match is enough.
ASSIGNED = f"{PEOPLE} AND EXISTS ({_GIVEN.format(OBJECTIVES)} ORDER BY a.id DESC)"

# `+`: by objective alone. With both in the index SQLite asks for each objective with each person (0.17 s of 1,000).
GIVEN = f"SELECT id FROM objective_assignments WHERE objective_id IN ({OBJECTIVES}) AND +employee_id IN ({PEOPLE})"
SEEN = f"{GIVEN} AND acknowledged_on IS NOT NULL AND (acknowledged_means <> '' OR acknowledged_by = '')"
"""Of what is given, what was not changed after it was seen (`Acknowledgement.is_to_renew`)."""

COPIED = (
    f"{OBJECTIVES} AND is_untouched AND NOT EXISTS (SELECT 1 FROM cycles c WHERE c.id = :cycle AND c.plan_act <> '')"
)
"""What was copied from another year and nobody has looked at since: neither planned nor given, until an act approves
the plan as it is."""

OF_COPIES = (
    f"{PEOPLE} AND EXISTS ({_GIVEN.format(COPIED)})"
    f" AND NOT EXISTS ({_GIVEN.format(OBJECTIVES)} AND a.objective_id NOT IN ({COPIED}))"
)
"""The people who have objectives, and only such ones."""
