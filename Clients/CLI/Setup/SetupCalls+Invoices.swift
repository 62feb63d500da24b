import Schema

// Free text invoices that wait, templates and recurring assignments.

extension SetupCalls {
    func templates(_ company: String, _ sheet: inout ExportSheet) async throws {
        let answer: Reskontra_V1_ListTemplatesResponse = try await desk.read(
            .listTemplates, Reskontra_V1_ListTemplatesRequest())
        for row in answer.templates {
            let request = Reskontra_V1_SaveAsTemplateRequest.with {
                ($0.company, $0.template, $0.replace, $0.document) = (company, row.name, true, row.document)
            }
            try call(.saveAsTemplate, request, &sheet)
        }
    }

    /// Behind the templates, with what each generated: that is not generated again.
    func assignments(_ company: String, _ sheet: inout ExportSheet) async throws {
        var request = Reskontra_V1_ListRecurringAssignmentsRequest.with { $0.page.size = Self.pageSize }
        repeat {
            let page: Reskontra_V1_ListRecurringAssignmentsResponse = try await desk.read(
                .listRecurringAssignments, request)
            for row in page.assignments {
                if row.dueAgain.count > Self.dueAgainMax {
                    let dates = "\(row.dueAgain.count - Self.dueAgainMax) dates"
                    sheet.leaveOut("that the first \(dates) of assignment \(row.id) are due again")
                }
                try call(.setRecurringAssignment, Self.request(row, company), &sheet)
            }
            request.page.token = page.nextPageToken
        } while !request.page.token.isEmpty
    }

    private static func request(
        _ row: Reskontra_V1_RecurringAssignment, _ company: String
    ) -> Reskontra_V1_SetRecurringAssignmentRequest {
        .with {
            $0.company = company
            $0.assignment = row
            // What the server works out goes with `carried`.
            $0.assignment.clearLastOccurrence()
            $0.assignment.clearCumulative()
            $0.assignment.clearStoppedAt()
            $0.assignment.clearSeriesAfter()
            ($0.assignment.version, $0.assignment.dueAgain) = (0, [])
            if row.hasLastOccurrence { $0.carried.lastOccurrence = row.lastOccurrence }
            if row.cumulative.minor != 0 { $0.carried.cumulative = row.cumulative }
            if row.hasStoppedAt { $0.carried.stoppedAt = row.stoppedAt }
            if row.hasSeriesAfter { $0.carried.seriesAfter = row.seriesAfter }
            if !row.dueAgain.isEmpty { $0.carried.dueAgain = Array(row.dueAgain.suffix(dueAgainMax)) }
        }
    }

    /// As many as an assignment can carry.
    private static let dueAgainMax = 36_525

    func drafts(_ company: String, _ sheet: inout ExportSheet) async throws {
        let (requests, leftOut) = try await draftRequests(company)
        for request in requests { try call(.createFreeTextInvoice, request, &sheet) }
        leftOut.forEach { sheet.leaveOut($0) }
    }

    /// Drafts are told whole: a page of them stays far below the longest answer.
    private static let draftsPageSize: UInt32 = 20

    /// In the order they were made, each as it was stated; with what an import cannot take.
    func draftRequests(
        _ company: String
    ) async throws -> (requests: [Reskontra_V1_CreateFreeTextInvoiceRequest], leftOut: [String]) {
        var made: [Reskontra_V1_CreateFreeTextInvoiceRequest] = []
        var leftOut: [String] = []
        var request = Reskontra_V1_ListFreeTextInvoicesRequest.with {
            ($0.company, $0.page.size, $0.asStated) = (company, Self.draftsPageSize, true)
        }
        repeat {
            let page: Reskontra_V1_ListFreeTextInvoicesResponse = try await desk.read(.listFreeTextInvoices, request)
            for row in page.invoices {
                if row.kind == .corrected {
                    leftOut.append("the correction of \(row.correction.original), draft \(row.draftID)")
                    continue
                }
                // As when a tax group it names is gone: nobody could make it anew.
                guard row.hasTotal else {
                    leftOut.append("draft \(row.draftID) of \(row.document.customerNumber), which cannot be worked out any more")
                    continue
                }
                if row.hasOccurrence {
                    leftOut.append("that draft \(row.draftID) is of run \(row.occurrence.recurrenceID)")
                }
                made.append(
                    .with {
                        ($0.company, $0.document, $0.taxCalculated) = (company, row.document, row.taxCalculated)
                        if row.state != .draft { $0.state = row.state }
                    })
            }
            request.page.token = page.nextPageToken
        } while !request.page.token.isEmpty
        return (made.reversed(), leftOut.reversed())
    }
}
