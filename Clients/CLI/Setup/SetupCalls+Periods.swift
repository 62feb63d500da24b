import Schema

// How periods stand: the last file, for nothing is posted to a shut one.

extension SetupCalls {
    func writePeriods(to sheet: inout ExportSheet) async throws {
        let setup: Reskontra_V1_GetSetupResponse = try await desk.read(.getSetup, Reskontra_V1_GetSetupRequest())
        let periods: Reskontra_V1_ListPeriodsResponse = try await desk.read(
            .listPeriods, Reskontra_V1_ListPeriodsRequest())
        let access: Reskontra_V1_ListPeriodAccessResponse = try await desk.read(
            .listPeriodAccess, Reskontra_V1_ListPeriodAccessRequest())
        for period in periods.periods {
            var rows = access.rows.filter { $0.period == period.name }
            guard period.status != .open || !rows.isEmpty else { continue }
            rows.sort { $0.module.rawValue < $1.module.rawValue }
            for index in rows.indices { rows[index].period = "" }
            let request = Reskontra_V1_ImportPeriodRequest.with {
                ($0.company, $0.period, $0.status) = (setup.company.code, period.name, period.status)
                $0.access = rows
            }
            try call(.importPeriod, request, &sheet)
        }
    }
}
