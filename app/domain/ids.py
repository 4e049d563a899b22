"""Identities of the things kept in the archive: whole numbers that the type checker keeps apart."""

from typing import NewType

AreaId = NewType("AreaId", int)
SectorId = NewType("SectorId", int)
OfficeId = NewType("OfficeId", int)
EmployeeId = NewType("EmployeeId", int)
PostingId = NewType("PostingId", int)
EqAppointmentId = NewType("EqAppointmentId", int)
ContractAreaId = NewType("ContractAreaId", int)
OfficialId = NewType("OfficialId", int)
CycleId = NewType("CycleId", int)
MandateLineId = NewType("MandateLineId", int)
ObjectiveId = NewType("ObjectiveId", int)
IndicatorId = NewType("IndicatorId", int)
PhaseId = NewType("PhaseId", int)
MethodVersionId = NewType("MethodVersionId", int)
RoundId = NewType("RoundId", int)
SheetId = NewType("SheetId", int)
CorrectionId = NewType("CorrectionId", int)
UserId = NewType("UserId", int)
EntryId = NewType("EntryId", int)
