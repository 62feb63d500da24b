// What collections facts move. Codes, levels and statuses only: no amount changes here.

extension Book {
    mutating func apply(_ fact: CollectionsFact, at stamp: Stamp) {
        switch fact {
        case .statusSet(let fact): apply(fact, at: stamp)
        case .definitionSet(let company, let row):
            collections.set(row, of: company)
            touch(company, at: stamp)
        case .poolSet(let company, let row):
            collections.set(row, of: company)
            touch(company, at: stamp)
        case .sequenceSet(let company, let row):
            collections.set(row, of: company)
            touch(company, at: stamp)
        case .processSet(let company, let row):
            collections.set(row, of: company)
            touch(company, at: stamp)
        case .letterBlockSet(let fact): collections.block(fact)
        case .letterCreated(let letter):
            collections.create(letter)
            digest.add(.letter, UInt64(letter.id.number), letter.fingerprint)
        case .letterRemoved(let id):
            if collections[id].hasMoved { moveBack(id, at: stamp) }
            change(id) { $0.remove(id) }
        case .letterPrinted(let id, let date, let moves):
            if moves { moveForth(id, on: date, at: stamp) }
            change(id) { $0.mark(id, printed: true, moved: moves ? true : nil) }
        case .letterPosted(let fact):
            if fact.movesCodes { moveForth(fact.id, on: fact.date, at: stamp) }
            change(fact.id) { $0.post(fact) }
            let letter = collections[fact.id]
            setNext(letter.company, fact.numberTaken)
            tell(letter.customer, .letterPosted, "letter \(fact.number), code \(letter.code)", at: stamp)
        case .letterCanceled(let id, _, let document):
            if collections[id].hasMoved { moveBack(id, at: stamp) }
            change(id) { $0.mark(id, printed: false, moved: false, credit: document) }
            let letter = collections[id]
            let name = letter.number.isEmpty ? "code \(letter.code), not posted" : letter.number.text
            tell(letter.customer, .letterCanceled, "letter \(name)", at: stamp)
        case .chargeChanged(let fact):
            collections.change(fact)
            let row = items[fact.item]
            tell(row.customer, .charge, "\(row.number) \(fact.act): \(fact.reason)", at: stamp)
        case .agingTaken(let snapshot): collections.take(snapshot)
        case .agingExportNamed(let row):
            collections.name(row)
            digest.add(.agingExport, UInt64(row.id.number), row.fingerprint)
        case .agingExportTaken(let page):
            digest.remove(.agingExport, UInt64(page.export.number), collections[page.export].fingerprint)
            collections.take(page)
            digest.add(.agingExport, UInt64(page.export.number), collections[page.export].fingerprint)
        case .agingExportDeleted(let id):
            digest.remove(.agingExport, UInt64(id.number), collections[id].fingerprint)
            collections.delete(id)
        case .processAssigned(let customer, let code): collections.assign(code, to: customer)
        case .automationActed(let action):
            collections.act(action)
            tell(action.customer, .automation, "\(action.process) \(action.step)", at: stamp)
        case .automationRan(let fact): collections.ran(fact)
        case .activityCreated(let activity):
            collections.create(activity)
            tell(activity.customer, .activityCreated, activity.text.isEmpty ? activity.template : activity.text, at: stamp)
        case .activityClosed(let id, let note):
            collections.close(id, note: note)
            tell(collections.activities[Int(id.number) - 1].customer, .activityClosed, note, at: stamp)
        case .statementCreated(let statement):
            collections.create(statement)
            tell(statement.customer, .statement, "statement to \(statement.to)", at: stamp)
        case .openingNoted(let note): apply(note)
        case .agentSet(let company, let row):
            collections.set(row, of: company)
            touch(company, at: stamp)
        case .caseSet(let row):
            collections.set(row)
            let about = row.note.isEmpty ? row.description : row.note
            tell(row.customer, .collectionCase, "case \(row.id.number) \(row.state.name): \(about)", at: stamp)
        case .noteAdded(_, let customer, let text): tell(customer, .note, text, at: stamp)
        }
    }

    mutating func tell(_ customer: CustomerID, _ kind: TimelineEntry.Kind, _ text: String, at stamp: Stamp) {
        collections.tell(customer, kind, text, at: stamp)
    }

    private mutating func apply(_ fact: CollectionStatusSet, at stamp: Stamp) {
        for change in fact.changes {
            let before = items[change.item]
            changeItem(change.item) { $0.status = change.status }
            if before.status == .disputed { collections.addDisputed(-before.open, before) }
            if change.status == .disputed { collections.addDisputed(before.open, before) }
            collections.set(change.promise, of: change.item)
            tell(fact.customer, .status, "\(before.number) \(change.status) \(fact.note)", at: stamp)
        }
        touch(fact.customer, at: stamp)
    }

    private mutating func apply(_ note: OpeningNote) {
        let row = items[note.item]
        changeItem(note.item) {
            $0.status = note.status
            $0.letterCode = note.letterCode
        }
        if note.status == .disputed { collections.addDisputed(row.open, row) }
        collections.set(note.promise, of: note.item)
        collections.set(note.letterDate, letterOf: note.item)
    }

    /// A full settlement clears the status; a dispute follows what is open.
    mutating func moved(_ id: ItemID, from before: Item, by amount: Int64, at stamp: Stamp) {
        if before.status == .disputed { collections.addDisputed(amount, before) }
        if before.open + amount == 0 {
            changeItem(id) { $0.status = .notDisputed }
            collections.set(Promise?.none, of: id)
        }
    }

    /// The level returns to 0 when nothing overdue is left (credit:LE-3).
    mutating func dropLevel(of customer: CustomerID, at stamp: Stamp) {
        guard collections.letterLevel(of: customer) != nil else { return }
        var place = customers[customer].firstOpen
        while !place.isNone, items[place].dueDate < stamp.businessDate {
            if items[place].open > 0 { return }
            place = items[place].next
        }
        collections.set(Collections.Level?.none, of: customer)
    }

    private mutating func change(_ id: LetterID, _ body: (inout Collections) -> Void) {
        digest.remove(.letter, UInt64(id.number), collections[id].fingerprint)
        body(&collections)
        digest.add(.letter, UInt64(id.number), collections[id].fingerprint)
    }

    private mutating func moveForth(_ id: LetterID, on date: CalendarDate, at stamp: Stamp) {
        let letter = collections[id]
        for line in letter.lines where line.code != line.codeBefore {
            changeItem(line.item) { $0.letterCode = line.code }
            collections.set(date, letterOf: line.item)
        }
        if letter.level == .perCustomer {
            collections.set(Collections.Level(code: letter.code, date: date), of: letter.customer)
        }
        touch(letter.customer, at: stamp)
    }

    private mutating func moveBack(_ id: LetterID, at stamp: Stamp) {
        let letter = collections[id]
        for line in letter.lines where line.code != line.codeBefore {
            changeItem(line.item) { $0.letterCode = line.codeBefore }
            collections.set(line.dateBefore, letterOf: line.item)
        }
        if letter.level == .perCustomer {
            let before = letter.levelDateBefore.map { Collections.Level(code: letter.levelBefore, date: $0) }
            collections.set(letter.levelBefore == 0 ? nil : before, of: letter.customer)
        }
        touch(letter.customer, at: stamp)
    }
}
