// What facts of free text and recurring invoices move. No amount is owed before an item is posted.

extension Book {
    mutating func apply(_ fact: FreeTextFact, at stamp: Stamp) {
        switch fact {
        case .saved(let row):
            let isNew = !freeText.contains(row.head.id)
            if !isNew {
                digest.remove(.freeText, UInt64(row.head.id.number), freeText[row.head.id].fingerprint)
                countDraft(row.head.id, -1)
            }
            freeText.save(row, at: stamp.sequence)
            countDraft(row.head.id, 1)
            digest.add(.freeText, UInt64(row.head.id.number), freeText[row.head.id].fingerprint)
            if isNew, let occurrence = row.head.occurrence {
                changeAssignment(occurrence.assignment) { $0.generate(occurrence, as: row.head.id) }
            }
        case .moved(let id, let state):
            changeDraft(id, at: stamp) { $0.state = state }
            if state == .deleted, let occurrence = freeText[id].occurrence {
                changeAssignment(occurrence.assignment) { $0.giveBack(occurrence) }
            }
        case .taxed(let id): changeDraft(id, at: stamp) { $0.isTaxCalculated = true }
        case .posted(let id, let item):
            changeDraft(id, at: stamp) {
                $0.state = .posted
                $0.item = item
            }
            if let occurrence = freeText[id].occurrence { recurrences.post(occurrence) }
        case .templateSet(let company, let template):
            freeText.set(template, of: company)
            touch(company, at: stamp)
        case .canceled(let fact):
            freeText.cancel(fact)
            touch(items[fact.original].customer, at: stamp)
        case .assignmentSet(let row):
            changeAssignment(row.id) { $0.set(row, at: stamp.sequence) }
            name(row.customer)
        case .runCreated(let run):
            recurrences.create(run)
            if let taken = run.numberTaken { setNext(run.company, taken) }
        case .transferred(let row):
            transfers.add(row)
            digest.add(.ledgerTransfer, row.digestKey, row.fingerprint)
            touch(row.company, at: stamp)
        case .billingCodeSet(let id, let row):
            changeSetup(of: id, at: stamp) { $0.billingCodes[row.code] = row }
        }
    }

    private mutating func changeDraft(_ id: FreeTextID, at stamp: Stamp, _ body: (inout FreeTextHead) -> Void) {
        digest.remove(.freeText, UInt64(id.number), freeText[id].fingerprint)
        countDraft(id, -1)
        freeText.change(id, at: stamp.sequence, body)
        countDraft(id, 1)
        digest.add(.freeText, UInt64(id.number), freeText[id].fingerprint)
    }

    private mutating func countDraft(_ id: FreeTextID, _ change: Int32) {
        if freeText[id].state.isLive { count(freeText[id].customer, waiting: change) }
    }

    private mutating func changeAssignment(_ id: AssignmentID, _ body: (inout Recurrences) -> Void) {
        if recurrences.contains(id) {
            digest.remove(.recurringAssignment, UInt64(id.number), recurrences[id].fingerprint)
        }
        body(&recurrences)
        digest.add(.recurringAssignment, UInt64(id.number), recurrences[id].fingerprint)
    }

    /// The draft a request names; its state is not looked at.
    func freeText(_ company: CompanyID, _ id: FreeTextID, field: String = "draft_id") throws(Rejection) -> FreeTextHead {
        guard freeText.contains(id), freeText[id].company == company else {
            throw Rejection(
                .notFound, field: field, "there is no draft \(id.number)", [.init("draft_id", UInt64(id.number))])
        }
        return freeText[id]
    }

    /// The same, as it can still be changed.
    func openFreeText(
        _ company: CompanyID, _ id: FreeTextID, version: UInt64, states: [FreeTextState]
    ) throws(Rejection) -> FreeTextInvoice {
        let head = try freeText(company, id)
        if version != 0, head.version != version { throw .draftVersion(head, expected: version) }
        guard states.contains(head.state), let row = freeText.live(id) else { throw .draftState(head) }
        return row
    }

    func freeTextLastChange(_ company: CompanyID, _ id: FreeTextID) -> UInt64 {
        let isThere = freeText.contains(id) && freeText[id].company == company
        guard isThere else { return max(companies[company].lastChange, companies.chartLastChange) }
        return max(lastChange(company, freeText[id].customer), freeText[id].version)
    }
}

extension Rejection {
    static func draftState(_ head: FreeTextHead, field: String = "draft_id") -> Rejection {
        Rejection(
            .stateNotAllowed, field: field, "draft \(head.id.number) is \(head.state.name)",
            [.init("current_state", head.state.name)])
    }

    static func draftVersion(_ head: FreeTextHead, expected: UInt64) -> Rejection {
        Rejection(
            .versionConflict, field: "expected_version",
            "draft \(head.id.number) has version \(head.version), \(expected) was expected",
            [.init("version", head.version), .init("expected", expected)])
    }
}
