"""The year kept, measured and closed: proposals, readings, evidences, training, what a Variazione changed.

Rows of before are told by the defaults: nobody wrote how an objective was acknowledged, nor in which months a phase
was worked on. Nothing of a year that is closed changes any more, whoever writes.
"""

import sqlalchemy as sa
from alembic import op

revision = '0009'
down_revision = '0008'

TRIGGERS = (
    "CREATE TRIGGER evidences_frozen_update BEFORE UPDATE ON evidences WHEN NEW.kind IS NOT OLD.kind OR NEW.name IS NOT OLD.name OR NEW.path IS NOT OLD.path OR NEW.sha256 IS NOT OLD.sha256 OR NEW.size IS NOT OLD.size OR NEW.on_date IS NOT OLD.on_date OR NEW.author IS NOT OLD.author OR NEW.act_id IS NOT OLD.act_id OR NEW.objective_id IS NOT OLD.objective_id BEGIN SELECT RAISE(ABORT, 'evidence_frozen'); END",
    "CREATE TRIGGER evidence_bodies_frozen_update BEFORE UPDATE ON evidence_bodies WHEN 1 BEGIN SELECT RAISE(ABORT, 'evidence_frozen'); END",
    "CREATE TRIGGER certifications_of_closed_year_insert BEFORE INSERT ON certifications WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER certifications_of_closed_year_update BEFORE UPDATE ON certifications WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id, NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER certifications_of_closed_year_delete BEFORE DELETE ON certifications WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER declared_figures_of_closed_year_insert BEFORE INSERT ON declared_figures WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER declared_figures_of_closed_year_update BEFORE UPDATE ON declared_figures WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id, NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER declared_figures_of_closed_year_delete BEFORE DELETE ON declared_figures WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER evaluation_rounds_of_closed_year_insert BEFORE INSERT ON evaluation_rounds WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER evaluation_rounds_of_closed_year_update BEFORE UPDATE ON evaluation_rounds WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id, NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER evaluation_rounds_of_closed_year_delete BEFORE DELETE ON evaluation_rounds WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER objectives_of_closed_year_insert BEFORE INSERT ON objectives WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER objectives_of_closed_year_update BEFORE UPDATE ON objectives WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id, NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER objectives_of_closed_year_delete BEFORE DELETE ON objectives WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER payment_certificates_of_closed_year_insert BEFORE INSERT ON payment_certificates WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER payment_certificates_of_closed_year_update BEFORE UPDATE ON payment_certificates WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id, NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER payment_certificates_of_closed_year_delete BEFORE DELETE ON payment_certificates WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER plan_texts_of_closed_year_insert BEFORE INSERT ON plan_texts WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER plan_texts_of_closed_year_update BEFORE UPDATE ON plan_texts WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id, NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER plan_texts_of_closed_year_delete BEFORE DELETE ON plan_texts WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER prevention_measures_of_closed_year_insert BEFORE INSERT ON prevention_measures WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER prevention_measures_of_closed_year_update BEFORE UPDATE ON prevention_measures WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id, NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER prevention_measures_of_closed_year_delete BEFORE DELETE ON prevention_measures WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER proposals_of_closed_year_insert BEFORE INSERT ON proposals WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER proposals_of_closed_year_update BEFORE UPDATE ON proposals WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id, NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER proposals_of_closed_year_delete BEFORE DELETE ON proposals WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER training_activities_of_closed_year_insert BEFORE INSERT ON training_activities WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER training_activities_of_closed_year_update BEFORE UPDATE ON training_activities WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id, NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER training_activities_of_closed_year_delete BEFORE DELETE ON training_activities WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER training_plans_of_closed_year_insert BEFORE INSERT ON training_plans WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER training_plans_of_closed_year_update BEFORE UPDATE ON training_plans WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id, NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER training_plans_of_closed_year_delete BEFORE DELETE ON training_plans WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER certified_objectives_of_closed_year_insert BEFORE INSERT ON certified_objectives WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y WHERE y.id = NEW.objective_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER certified_objectives_of_closed_year_update BEFORE UPDATE ON certified_objectives WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y WHERE y.id = OLD.objective_id), (SELECT y.cycle_id FROM objectives y WHERE y.id = NEW.objective_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER certified_objectives_of_closed_year_delete BEFORE DELETE ON certified_objectives WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y WHERE y.id = OLD.objective_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER evidences_of_closed_year_insert BEFORE INSERT ON evidences WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y WHERE y.id = NEW.objective_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER evidences_of_closed_year_update BEFORE UPDATE ON evidences WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y WHERE y.id = OLD.objective_id), (SELECT y.cycle_id FROM objectives y WHERE y.id = NEW.objective_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER evidences_of_closed_year_delete BEFORE DELETE ON evidences WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y WHERE y.id = OLD.objective_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER indicators_of_closed_year_insert BEFORE INSERT ON indicators WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y WHERE y.id = NEW.objective_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER indicators_of_closed_year_update BEFORE UPDATE ON indicators WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y WHERE y.id = OLD.objective_id), (SELECT y.cycle_id FROM objectives y WHERE y.id = NEW.objective_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER indicators_of_closed_year_delete BEFORE DELETE ON indicators WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y WHERE y.id = OLD.objective_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER monitorings_of_closed_year_insert BEFORE INSERT ON monitorings WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y WHERE y.id = NEW.objective_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER monitorings_of_closed_year_update BEFORE UPDATE ON monitorings WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y WHERE y.id = OLD.objective_id), (SELECT y.cycle_id FROM objectives y WHERE y.id = NEW.objective_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER monitorings_of_closed_year_delete BEFORE DELETE ON monitorings WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y WHERE y.id = OLD.objective_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER objective_ambits_of_closed_year_insert BEFORE INSERT ON objective_ambits WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y WHERE y.id = NEW.objective_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER objective_ambits_of_closed_year_update BEFORE UPDATE ON objective_ambits WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y WHERE y.id = OLD.objective_id), (SELECT y.cycle_id FROM objectives y WHERE y.id = NEW.objective_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER objective_ambits_of_closed_year_delete BEFORE DELETE ON objective_ambits WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y WHERE y.id = OLD.objective_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER objective_assignments_of_closed_year_insert BEFORE INSERT ON objective_assignments WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y WHERE y.id = NEW.objective_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER objective_assignments_of_closed_year_update BEFORE UPDATE ON objective_assignments WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y WHERE y.id = OLD.objective_id), (SELECT y.cycle_id FROM objectives y WHERE y.id = NEW.objective_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER objective_assignments_of_closed_year_delete BEFORE DELETE ON objective_assignments WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y WHERE y.id = OLD.objective_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER objective_measures_of_closed_year_insert BEFORE INSERT ON objective_measures WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y WHERE y.id = NEW.objective_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER objective_measures_of_closed_year_update BEFORE UPDATE ON objective_measures WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y WHERE y.id = OLD.objective_id), (SELECT y.cycle_id FROM objectives y WHERE y.id = NEW.objective_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER objective_measures_of_closed_year_delete BEFORE DELETE ON objective_measures WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y WHERE y.id = OLD.objective_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER objective_resources_of_closed_year_insert BEFORE INSERT ON objective_resources WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y WHERE y.id = NEW.objective_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER objective_resources_of_closed_year_update BEFORE UPDATE ON objective_resources WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y WHERE y.id = OLD.objective_id), (SELECT y.cycle_id FROM objectives y WHERE y.id = NEW.objective_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER objective_resources_of_closed_year_delete BEFORE DELETE ON objective_resources WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y WHERE y.id = OLD.objective_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER objective_revisions_of_closed_year_insert BEFORE INSERT ON objective_revisions WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y WHERE y.id = NEW.objective_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER objective_revisions_of_closed_year_update BEFORE UPDATE ON objective_revisions WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y WHERE y.id = OLD.objective_id), (SELECT y.cycle_id FROM objectives y WHERE y.id = NEW.objective_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER objective_revisions_of_closed_year_delete BEFORE DELETE ON objective_revisions WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y WHERE y.id = OLD.objective_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER objective_units_of_closed_year_insert BEFORE INSERT ON objective_units WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y WHERE y.id = NEW.objective_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER objective_units_of_closed_year_update BEFORE UPDATE ON objective_units WHEN (NEW.objective_id IS NOT OLD.objective_id OR NEW.weight IS NOT OLD.weight OR NEW.sector_id IS NOT OLD.sector_id OR OLD.sector_id IS NULL AND NEW.area_id IS NOT OLD.area_id) AND EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y WHERE y.id = OLD.objective_id), (SELECT y.cycle_id FROM objectives y WHERE y.id = NEW.objective_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER objective_units_of_closed_year_delete BEFORE DELETE ON objective_units WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y WHERE y.id = OLD.objective_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER phases_of_closed_year_insert BEFORE INSERT ON phases WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y WHERE y.id = NEW.objective_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER phases_of_closed_year_update BEFORE UPDATE ON phases WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y WHERE y.id = OLD.objective_id), (SELECT y.cycle_id FROM objectives y WHERE y.id = NEW.objective_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER phases_of_closed_year_delete BEFORE DELETE ON phases WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y WHERE y.id = OLD.objective_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER indicator_readings_of_closed_year_insert BEFORE INSERT ON indicator_readings WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y JOIN indicators p ON p.objective_id = y.id WHERE p.id = NEW.indicator_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER indicator_readings_of_closed_year_update BEFORE UPDATE ON indicator_readings WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y JOIN indicators p ON p.objective_id = y.id WHERE p.id = OLD.indicator_id), (SELECT y.cycle_id FROM objectives y JOIN indicators p ON p.objective_id = y.id WHERE p.id = NEW.indicator_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER indicator_readings_of_closed_year_delete BEFORE DELETE ON indicator_readings WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y JOIN indicators p ON p.objective_id = y.id WHERE p.id = OLD.indicator_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER indicator_values_of_closed_year_insert BEFORE INSERT ON indicator_values WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y JOIN indicators p ON p.objective_id = y.id WHERE p.id = NEW.indicator_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER indicator_values_of_closed_year_update BEFORE UPDATE ON indicator_values WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y JOIN indicators p ON p.objective_id = y.id WHERE p.id = OLD.indicator_id), (SELECT y.cycle_id FROM objectives y JOIN indicators p ON p.objective_id = y.id WHERE p.id = NEW.indicator_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER indicator_values_of_closed_year_delete BEFORE DELETE ON indicator_values WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y JOIN indicators p ON p.objective_id = y.id WHERE p.id = OLD.indicator_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER phase_readings_of_closed_year_insert BEFORE INSERT ON phase_readings WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y JOIN phases p ON p.objective_id = y.id WHERE p.id = NEW.phase_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER phase_readings_of_closed_year_update BEFORE UPDATE ON phase_readings WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y JOIN phases p ON p.objective_id = y.id WHERE p.id = OLD.phase_id), (SELECT y.cycle_id FROM objectives y JOIN phases p ON p.objective_id = y.id WHERE p.id = NEW.phase_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER phase_readings_of_closed_year_delete BEFORE DELETE ON phase_readings WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y JOIN phases p ON p.objective_id = y.id WHERE p.id = OLD.phase_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER evidence_bodies_of_closed_year_insert BEFORE INSERT ON evidence_bodies WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y JOIN evidences p ON p.objective_id = y.id WHERE p.id = NEW.evidence_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER evidence_bodies_of_closed_year_update BEFORE UPDATE ON evidence_bodies WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y JOIN evidences p ON p.objective_id = y.id WHERE p.id = OLD.evidence_id), (SELECT y.cycle_id FROM objectives y JOIN evidences p ON p.objective_id = y.id WHERE p.id = NEW.evidence_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER evidence_bodies_of_closed_year_delete BEFORE DELETE ON evidence_bodies WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y JOIN evidences p ON p.objective_id = y.id WHERE p.id = OLD.evidence_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER revision_changes_of_closed_year_insert BEFORE INSERT ON revision_changes WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y JOIN objective_revisions p ON p.objective_id = y.id WHERE p.id = NEW.revision_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER revision_changes_of_closed_year_update BEFORE UPDATE ON revision_changes WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y JOIN objective_revisions p ON p.objective_id = y.id WHERE p.id = OLD.revision_id), (SELECT y.cycle_id FROM objectives y JOIN objective_revisions p ON p.objective_id = y.id WHERE p.id = NEW.revision_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER revision_changes_of_closed_year_delete BEFORE DELETE ON revision_changes WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM objectives y JOIN objective_revisions p ON p.objective_id = y.id WHERE p.id = OLD.revision_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER minutes_files_of_closed_year_insert BEFORE INSERT ON minutes_files WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM certifications y WHERE y.id = NEW.certification_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER minutes_files_of_closed_year_update BEFORE UPDATE ON minutes_files WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM certifications y WHERE y.id = OLD.certification_id), (SELECT y.cycle_id FROM certifications y WHERE y.id = NEW.certification_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER minutes_files_of_closed_year_delete BEFORE DELETE ON minutes_files WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM certifications y WHERE y.id = OLD.certification_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER minutes_bodies_of_closed_year_insert BEFORE INSERT ON minutes_bodies WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM certifications y JOIN minutes_files p ON p.certification_id = y.id WHERE p.id = NEW.file_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER minutes_bodies_of_closed_year_update BEFORE UPDATE ON minutes_bodies WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM certifications y JOIN minutes_files p ON p.certification_id = y.id WHERE p.id = OLD.file_id), (SELECT y.cycle_id FROM certifications y JOIN minutes_files p ON p.certification_id = y.id WHERE p.id = NEW.file_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER minutes_bodies_of_closed_year_delete BEFORE DELETE ON minutes_bodies WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM certifications y JOIN minutes_files p ON p.certification_id = y.id WHERE p.id = OLD.file_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER sheets_of_closed_year_insert BEFORE INSERT ON sheets WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM evaluation_rounds y WHERE y.id = NEW.round_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER sheets_of_closed_year_update BEFORE UPDATE ON sheets WHEN (NEW.state IS NOT OLD.state OR NEW.round_id IS NOT OLD.round_id OR NEW.employee_id IS NOT OLD.employee_id OR NEW.official_id IS NOT OLD.official_id OR NEW.evaluator_id IS NOT OLD.evaluator_id OR NEW.evaluator_official_id IS NOT OLD.evaluator_official_id OR NEW.valid_from IS NOT OLD.valid_from OR NEW.valid_to IS NOT OLD.valid_to OR NEW.role IS NOT OLD.role OR NEW.template_code IS NOT OLD.template_code OR NEW.contract_area_id IS NOT OLD.contract_area_id OR NEW.profile IS NOT OLD.profile OR NEW.part_time IS NOT OLD.part_time OR NEW.assignment IS NOT OLD.assignment OR NEW.revision IS NOT OLD.revision OR NEW.supersedes_id IS NOT OLD.supersedes_id OR NEW.assigned_on IS NOT OLD.assigned_on OR NEW.interview_on IS NOT OLD.interview_on OR NEW.delivered_on IS NOT OLD.delivered_on OR NEW.delivered_sha256 IS NOT OLD.delivered_sha256 OR NEW.closed_at IS NOT OLD.closed_at OR NEW.not_evaluable_reason IS NOT OLD.not_evaluable_reason OR NEW.interim_outcome IS NOT OLD.interim_outcome OR NEW.general_note IS NOT OLD.general_note OR NEW.strengths IS NOT OLD.strengths OR NEW.improvements IS NOT OLD.improvements OR NEW.training IS NOT OLD.training OR NEW.substituted_by IS NOT OLD.substituted_by OR NEW.substituted_on IS NOT OLD.substituted_on OR NEW.substitution_reason IS NOT OLD.substitution_reason OR NEW.transcribed_by IS NOT OLD.transcribed_by OR NEW.transcribed_on IS NOT OLD.transcribed_on OR NEW.sector_id IS NOT OLD.sector_id OR OLD.sector_id IS NULL AND NEW.area_id IS NOT OLD.area_id) AND EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM evaluation_rounds y WHERE y.id = OLD.round_id), (SELECT y.cycle_id FROM evaluation_rounds y WHERE y.id = NEW.round_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER sheets_of_closed_year_delete BEFORE DELETE ON sheets WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM evaluation_rounds y WHERE y.id = OLD.round_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER attachments_of_closed_year_insert BEFORE INSERT ON attachments WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = NEW.sheet_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER attachments_of_closed_year_update BEFORE UPDATE ON attachments WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = OLD.sheet_id), (SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = NEW.sheet_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER attachments_of_closed_year_delete BEFORE DELETE ON attachments WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = OLD.sheet_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER sheet_adjustments_of_closed_year_insert BEFORE INSERT ON sheet_adjustments WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = NEW.sheet_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER sheet_adjustments_of_closed_year_update BEFORE UPDATE ON sheet_adjustments WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = OLD.sheet_id), (SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = NEW.sheet_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER sheet_adjustments_of_closed_year_delete BEFORE DELETE ON sheet_adjustments WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = OLD.sheet_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER sheet_choices_of_closed_year_insert BEFORE INSERT ON sheet_choices WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = NEW.sheet_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER sheet_choices_of_closed_year_update BEFORE UPDATE ON sheet_choices WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = OLD.sheet_id), (SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = NEW.sheet_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER sheet_choices_of_closed_year_delete BEFORE DELETE ON sheet_choices WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = OLD.sheet_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER sheet_events_of_closed_year_insert BEFORE INSERT ON sheet_events WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = NEW.sheet_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER sheet_events_of_closed_year_update BEFORE UPDATE ON sheet_events WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = OLD.sheet_id), (SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = NEW.sheet_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER sheet_events_of_closed_year_delete BEFORE DELETE ON sheet_events WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = OLD.sheet_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER sheet_exclusions_of_closed_year_insert BEFORE INSERT ON sheet_exclusions WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = NEW.sheet_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER sheet_exclusions_of_closed_year_update BEFORE UPDATE ON sheet_exclusions WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = OLD.sheet_id), (SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = NEW.sheet_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER sheet_exclusions_of_closed_year_delete BEFORE DELETE ON sheet_exclusions WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = OLD.sheet_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER sheet_remarks_of_closed_year_insert BEFORE INSERT ON sheet_remarks WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = NEW.sheet_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER sheet_remarks_of_closed_year_update BEFORE UPDATE ON sheet_remarks WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = OLD.sheet_id), (SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = NEW.sheet_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER sheet_remarks_of_closed_year_delete BEFORE DELETE ON sheet_remarks WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = OLD.sheet_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER sheet_scores_of_closed_year_insert BEFORE INSERT ON sheet_scores WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = NEW.sheet_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER sheet_scores_of_closed_year_update BEFORE UPDATE ON sheet_scores WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = OLD.sheet_id), (SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = NEW.sheet_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER sheet_scores_of_closed_year_delete BEFORE DELETE ON sheet_scores WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = OLD.sheet_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER sheet_signatures_of_closed_year_insert BEFORE INSERT ON sheet_signatures WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = NEW.sheet_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER sheet_signatures_of_closed_year_update BEFORE UPDATE ON sheet_signatures WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = OLD.sheet_id), (SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = NEW.sheet_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER sheet_signatures_of_closed_year_delete BEFORE DELETE ON sheet_signatures WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = OLD.sheet_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER sheet_snapshots_of_closed_year_insert BEFORE INSERT ON sheet_snapshots WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = NEW.sheet_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER sheet_snapshots_of_closed_year_update BEFORE UPDATE ON sheet_snapshots WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = OLD.sheet_id), (SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = NEW.sheet_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER sheet_snapshots_of_closed_year_delete BEFORE DELETE ON sheet_snapshots WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = OLD.sheet_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER sheet_weights_of_closed_year_insert BEFORE INSERT ON sheet_weights WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = NEW.sheet_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER sheet_weights_of_closed_year_update BEFORE UPDATE ON sheet_weights WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = OLD.sheet_id), (SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = NEW.sheet_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER sheet_weights_of_closed_year_delete BEFORE DELETE ON sheet_weights WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = OLD.sheet_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER attachment_bodies_of_closed_year_insert BEFORE INSERT ON attachment_bodies WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id JOIN attachments p ON p.sheet_id = s.id WHERE p.id = NEW.attachment_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER attachment_bodies_of_closed_year_update BEFORE UPDATE ON attachment_bodies WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id JOIN attachments p ON p.sheet_id = s.id WHERE p.id = OLD.attachment_id), (SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id JOIN attachments p ON p.sheet_id = s.id WHERE p.id = NEW.attachment_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER attachment_bodies_of_closed_year_delete BEFORE DELETE ON attachment_bodies WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id JOIN attachments p ON p.sheet_id = s.id WHERE p.id = OLD.attachment_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER cycles_of_closed_year_update BEFORE UPDATE ON cycles WHEN OLD.state = 'closed' AND NOT (NEW.state = 'open' AND NEW.id = OLD.id AND NEW.year = OLD.year) BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER cycles_of_closed_year_delete BEFORE DELETE ON cycles WHEN OLD.state = 'closed' BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER year_closings_of_closed_year_update BEFORE UPDATE ON year_closings WHEN OLD.reopened_on IS NOT NULL OR NEW.id IS NOT OLD.id OR NEW.cycle_id IS NOT OLD.cycle_id OR NEW.closed_on IS NOT OLD.closed_on OR NEW.closed_by IS NOT OLD.closed_by OR NEW.report_act_id IS NOT OLD.report_act_id OR NEW.validated_on IS NOT OLD.validated_on OR NEW.validation IS NOT OLD.validation OR NEW.explanation IS NOT OLD.explanation OR NEW.head_hash IS NOT OLD.head_hash BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER year_closings_of_closed_year_delete BEFORE DELETE ON year_closings WHEN 1 BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
)


def upgrade() -> None:
    _of_proposals()
    _of_revisions()
    _of_readings()
    _of_evidences()
    _of_training()
    _of_closings()
    for trigger in TRIGGERS:
        op.execute(trigger)


def _of_training() -> None:
    op.create_table('training_plans',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('cycle_id', sa.Integer(), nullable=False),
    sa.Column('employee_id', sa.Integer(), nullable=False),
    sa.Column('hours', sa.BigInteger(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('hours >= 0', name=op.f('ck_training_plans_hours')),
    sa.ForeignKeyConstraint(['cycle_id'], ['cycles.id'], name=op.f('fk_training_plans_cycle_id_cycles')),
    sa.ForeignKeyConstraint(['employee_id'], ['employees.id'], name=op.f('fk_training_plans_employee_id_employees')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_training_plans')),
    sa.UniqueConstraint('cycle_id', 'employee_id', name=op.f('uq_training_plans_cycle_id_employee_id'))
    )
    op.create_index(op.f('ix_training_plans_employee_id'), 'training_plans', ['employee_id'], unique=False)
    op.create_table('training_activities',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('cycle_id', sa.Integer(), nullable=False),
    sa.Column('employee_id', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('on_date', sa.Date(), nullable=False),
    sa.Column('hours', sa.BigInteger(), nullable=False),
    sa.Column('provider', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("title <> ''", name=op.f('ck_training_activities_title')),
    sa.CheckConstraint('hours > 0', name=op.f('ck_training_activities_hours')),
    sa.ForeignKeyConstraint(['cycle_id'], ['cycles.id'], name=op.f('fk_training_activities_cycle_id_cycles')),
    sa.ForeignKeyConstraint(['employee_id'], ['employees.id'], name=op.f('fk_training_activities_employee_id_employees')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_training_activities'))
    )
    op.create_index(op.f('ix_training_activities_cycle_id'), 'training_activities', ['cycle_id'], unique=False)
    op.create_index(op.f('ix_training_activities_employee_id'), 'training_activities', ['employee_id'], unique=False)


def _of_closings() -> None:
    op.create_table('year_closings',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('cycle_id', sa.Integer(), nullable=False),
    sa.Column('closed_on', sa.Date(), nullable=False),
    sa.Column('closed_by', sa.String(length=200), nullable=False),
    sa.Column('report_act_id', sa.Integer(), nullable=True),
    sa.Column('validated_on', sa.Date(), nullable=True),
    sa.Column('validation', sa.String(length=300), nullable=False),
    sa.Column('explanation', sa.String(), nullable=False),
    sa.Column('head_hash', sa.String(length=64), nullable=False),
    sa.Column('reopened_on', sa.Date(), nullable=True),
    sa.Column('reopened_by', sa.String(length=200), nullable=False),
    sa.Column('reopened_reason', sa.String(), nullable=False),
    sa.CheckConstraint("(reopened_on IS NULL) = (reopened_reason = '')", name=op.f('ck_year_closings_reopened')),
    sa.ForeignKeyConstraint(['cycle_id'], ['cycles.id'], name=op.f('fk_year_closings_cycle_id_cycles')),
    sa.ForeignKeyConstraint(['report_act_id'], ['acts.id'], name=op.f('fk_year_closings_report_act_id_acts')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_year_closings'))
    )
    op.create_index(op.f('ix_year_closings_cycle_id'), 'year_closings', ['cycle_id'], unique=False)
    op.create_index(op.f('ix_year_closings_report_act_id'), 'year_closings', ['report_act_id'], unique=False)
    op.create_index('uq_year_closings_standing', 'year_closings', ['cycle_id'], unique=True, sqlite_where=sa.text('reopened_on IS NULL'))


def _of_readings() -> None:
    op.create_table('indicator_readings',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('indicator_id', sa.Integer(), nullable=False),
    sa.Column('on_date', sa.Date(), nullable=False),
    sa.Column('value', sa.BigInteger(), nullable=True),
    sa.Column('done_on', sa.Date(), nullable=True),
    sa.Column('choice', sa.String(length=50), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('critical_points', sa.String(), nullable=False),
    sa.Column('author', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['indicator_id'], ['indicators.id'], name=op.f('fk_indicator_readings_indicator_id_indicators')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_indicator_readings')),
    sa.UniqueConstraint('indicator_id', 'on_date', name=op.f('uq_indicator_readings_indicator_id_on_date'))
    )
    op.create_table('phase_readings',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('phase_id', sa.Integer(), nullable=False),
    sa.Column('on_date', sa.Date(), nullable=False),
    sa.Column('progress', sa.BigInteger(), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('critical_points', sa.String(), nullable=False),
    sa.Column('author', sa.String(length=200), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('progress BETWEEN 0 AND 10000', name=op.f('ck_phase_readings_progress')),
    sa.ForeignKeyConstraint(['phase_id'], ['phases.id'], name=op.f('fk_phase_readings_phase_id_phases')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_phase_readings')),
    sa.UniqueConstraint('phase_id', 'on_date', name=op.f('uq_phase_readings_phase_id_on_date'))
    )
    op.execute(
        'ALTER TABLE phases ADD COLUMN actual_months INTEGER DEFAULT 0 NOT NULL'
        ' CONSTRAINT ck_phases_actual_months CHECK (actual_months BETWEEN 0 AND 4095)'
    )
    op.add_column('monitorings', sa.Column('author', sa.String(length=200), server_default='', nullable=False))


def _of_revisions() -> None:
    op.create_table('revision_changes',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('revision_id', sa.Integer(), nullable=False),
    sa.Column('part', sa.String(length=400), nullable=False),
    sa.Column('field', sa.String(length=100), nullable=False),
    sa.Column('before', sa.String(), nullable=False),
    sa.Column('after', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['revision_id'], ['objective_revisions.id'], name=op.f('fk_revision_changes_revision_id_objective_revisions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_revision_changes'))
    )
    op.create_index(op.f('ix_revision_changes_revision_id'), 'revision_changes', ['revision_id'], unique=False)
    # Written out, since Alembic would add links and checks apart, which SQLite cannot do.
    link = 'CONSTRAINT fk_objective_revisions_act_id_acts REFERENCES acts (id)'
    op.execute(f'ALTER TABLE objective_revisions ADD COLUMN act_id INTEGER DEFAULT NULL {link}')
    op.create_index(op.f('ix_objective_revisions_act_id'), 'objective_revisions', ['act_id'], unique=False)
    op.add_column('objective_revisions', sa.Column('author', sa.String(length=200), server_default='', nullable=False))
    op.execute(
        "ALTER TABLE objective_assignments ADD COLUMN acknowledged_means VARCHAR(32) DEFAULT '' NOT NULL"
        " CONSTRAINT ck_objective_assignments_acknowledgementmeans"
        " CHECK (acknowledged_means IN ('', 'paper', 'batch', 'login'))"
    )
    column = sa.Column('acknowledged_by', sa.String(length=200), server_default='', nullable=False)
    op.add_column('objective_assignments', column)


def _of_evidences() -> None:
    op.create_table('evidences',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('objective_id', sa.Integer(), nullable=False),
    sa.Column('indicator_id', sa.Integer(), nullable=True),
    sa.Column('kind', sa.Enum('copied', 'pointed', 'act', name='evidencekind', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('path', sa.String(length=1000), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('on_date', sa.Date(), nullable=False),
    sa.Column('author', sa.String(length=200), nullable=False),
    sa.Column('act_id', sa.Integer(), nullable=True),
    sa.CheckConstraint("(kind = 'act') = (act_id IS NOT NULL)", name=op.f('ck_evidences_act')),
    sa.CheckConstraint("(kind = 'act') = (sha256 = '')", name=op.f('ck_evidences_sha256')),
    sa.CheckConstraint("(kind = 'pointed') = (path <> '')", name=op.f('ck_evidences_path')),
    sa.ForeignKeyConstraint(['act_id'], ['acts.id'], name=op.f('fk_evidences_act_id_acts')),
    sa.ForeignKeyConstraint(['indicator_id'], ['indicators.id'], name=op.f('fk_evidences_indicator_id_indicators')),
    sa.ForeignKeyConstraint(['objective_id'], ['objectives.id'], name=op.f('fk_evidences_objective_id_objectives')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_evidences'))
    )
    op.create_index(op.f('ix_evidences_act_id'), 'evidences', ['act_id'], unique=False)
    op.create_index(op.f('ix_evidences_indicator_id'), 'evidences', ['indicator_id'], unique=False)
    op.create_index(op.f('ix_evidences_objective_id'), 'evidences', ['objective_id'], unique=False)
    op.create_table('evidence_bodies',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('evidence_id', sa.Integer(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('body', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['evidence_id'], ['evidences.id'], name=op.f('fk_evidence_bodies_evidence_id_evidences')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_evidence_bodies')),
    sa.UniqueConstraint('evidence_id', name=op.f('uq_evidence_bodies_evidence_id'))
    )
    op.create_table('payment_certificates',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('cycle_id', sa.Integer(), nullable=False),
    sa.Column('delay_days', sa.BigInteger(), nullable=False),
    sa.Column('certified_on', sa.Date(), nullable=True),
    sa.Column('auditor', sa.String(length=200), nullable=False),
    sa.Column('act_id', sa.Integer(), nullable=True),
    sa.Column('evidence_id', sa.Integer(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['act_id'], ['acts.id'], name=op.f('fk_payment_certificates_act_id_acts')),
    sa.ForeignKeyConstraint(['cycle_id'], ['cycles.id'], name=op.f('fk_payment_certificates_cycle_id_cycles')),
    sa.ForeignKeyConstraint(['evidence_id'], ['evidences.id'], name=op.f('fk_payment_certificates_evidence_id_evidences')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_payment_certificates')),
    sa.UniqueConstraint('cycle_id', name=op.f('uq_payment_certificates_cycle_id'))
    )
    op.create_index(op.f('ix_payment_certificates_act_id'), 'payment_certificates', ['act_id'], unique=False)
    op.create_index(op.f('ix_payment_certificates_evidence_id'), 'payment_certificates', ['evidence_id'], unique=False)


def _of_proposals() -> None:
    op.create_table('proposals',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('cycle_id', sa.Integer(), nullable=False),
    sa.Column('sheet_id', sa.Integer(), nullable=True),
    sa.Column('objective_id', sa.Integer(), nullable=True),
    sa.Column('kind', sa.Enum('not_evaluable', 'neutralise', 'withdraw', name='proposalkind', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('proposed_by', sa.String(length=200), nullable=False),
    sa.Column('proposed_on', sa.Date(), nullable=False),
    sa.Column('outcome', sa.Enum('', 'accepted', 'rejected', name='proposaloutcome', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('decided_by', sa.String(length=200), nullable=False),
    sa.Column('decided_on', sa.Date(), nullable=True),
    sa.Column('decision_reason', sa.String(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("(kind = 'not_evaluable') = (sheet_id IS NOT NULL)", name=op.f('ck_proposals_of_kind')),
    sa.CheckConstraint("(outcome = '') = (decided_on IS NULL)", name=op.f('ck_proposals_decided')),
    sa.CheckConstraint("reason <> ''", name=op.f('ck_proposals_reason')),
    sa.CheckConstraint('(sheet_id IS NULL) <> (objective_id IS NULL)', name=op.f('ck_proposals_subject')),
    sa.ForeignKeyConstraint(['cycle_id'], ['cycles.id'], name=op.f('fk_proposals_cycle_id_cycles')),
    sa.ForeignKeyConstraint(['objective_id'], ['objectives.id'], name=op.f('fk_proposals_objective_id_objectives')),
    sa.ForeignKeyConstraint(['sheet_id'], ['sheets.id'], name=op.f('fk_proposals_sheet_id_sheets')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_proposals'))
    )
    op.create_index(op.f('ix_proposals_cycle_id'), 'proposals', ['cycle_id'], unique=False)
    op.create_index(op.f('ix_proposals_objective_id'), 'proposals', ['objective_id'], unique=False)
    op.create_index(op.f('ix_proposals_sheet_id'), 'proposals', ['sheet_id'], unique=False)
    op.create_index('uq_proposals_waiting_objective_id', 'proposals', ['objective_id'], unique=True, sqlite_where=sa.text("outcome = ''"))
    op.create_index('uq_proposals_waiting_sheet_id', 'proposals', ['sheet_id'], unique=True, sqlite_where=sa.text("outcome = ''"))
