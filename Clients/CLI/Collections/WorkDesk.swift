import Schema

/// The collector's screen as a value: keys change it, `lines` draws it. It knows no terminal and no server.
struct WorkDesk: Equatable {
    typealias Row = Reskontra_V1_CollectionsRow

    /// What the server is asked to do; previewed first, done after a yes.
    enum Action: Equatable {
        case note(String)
        case activity(String)
        case promise(items: [String], by: String)
        case dispute(items: [String], note: String)
        case resolve(items: [String], note: String)
        case openCase(items: [String], description: String)
        case closeActivity(UInt64, note: String)
        case letters
        case blockLetters(Bool)

        var question: String {
            switch self {
            case .note: "Add this note"
            case .activity: "Create this activity"
            case .promise: "Note this promise"
            case .dispute: "Mark as disputed"
            case .resolve: "Mark as resolved"
            case .openCase: "Open this case"
            case .closeActivity: "Close this activity"
            case .letters: "Make these letters"
            case .blockLetters(let blocked): blocked ? "Block letters" : "Allow letters"
            }
        }
    }

    /// What has to happen outside before the next key counts.
    enum Effect: Equatable {
        case quit
        case refresh
        case open(customer: String)
        case preview(Action, customer: String)
        case perform(Action, customer: String)
    }

    /// One customer with open items, what is to be done and what happened.
    struct Customer: Equatable {
        var number: String
        var row: Row?
        var items: [Reskontra_V1_OpenItem] = []
        var activities: [Reskontra_V1_Activity] = []
        var entries: [Reskontra_V1_TimelineEntry] = []
        var marked: Set<String> = []
        var selected = 0

        /// The marked documents, else the one the bar stands on.
        var chosen: [String] {
            let marked = items.map(\.number).filter(marked.contains)
            if !marked.isEmpty || items.isEmpty { return marked }
            return [items[min(selected, items.count - 1)].number]
        }
    }

    private enum Asking: Equatable {
        case note, activity, promise, dispute, resolve, openCase, closeActivity(UInt64), search

        var label: String {
            switch self {
            case .note: "Note"
            case .activity: "What is to be done"
            case .promise: "Promised for (2026-12-01)"
            case .dispute: "Disputed because"
            case .resolve: "Resolved because"
            case .openCase: "Case about"
            case .closeActivity: "What came of it"
            case .search: "Customer"
            }
        }
    }

    private(set) var rows: [Row] = []
    private(set) var customer: Customer?
    /// Of the list.
    private(set) var selected = 0
    var title: String
    /// Said once below the screen: an outcome or a refusal.
    var message = ""
    private var asking: (kind: Asking, text: String)?
    private var preview: (action: Action, lines: [String])?

    init(title: String) { self.title = title }

    static func == (left: WorkDesk, right: WorkDesk) -> Bool {
        left.lines(columns: 200, rows: 100) == right.lines(columns: 200, rows: 100)
    }

    // MARK: What came from outside

    mutating func take(_ rows: [Row]) {
        let number = chosenNumber
        self.rows = rows
        selected = rows.firstIndex { $0.snapshot.customerNumber == number } ?? min(selected, max(0, rows.count - 1))
    }

    mutating func take(_ fresh: Customer) {
        var fresh = fresh
        if let old = customer, old.number == fresh.number {
            let numbers = Set(fresh.items.map(\.number))
            (fresh.selected, fresh.marked) = (min(old.selected, max(0, fresh.items.count - 1)), old.marked.intersection(numbers))
        }
        customer = fresh
    }

    mutating func ask(_ action: Action, preview lines: [String]) { preview = (action, lines) }

    var chosenNumber: String {
        customer?.number ?? (rows.indices.contains(selected) ? rows[selected].snapshot.customerNumber : "")
    }

    // MARK: Keys

    mutating func press(_ key: Key) -> Effect? {
        message = ""
        if key == .interrupt { return .quit }
        if let preview { return answer(key, preview.action) }
        if asking != nil { return type(key) }
        return customer == nil ? pressInList(key) : pressAtCustomer(key)
    }

    private mutating func answer(_ key: Key, _ action: Action) -> Effect? {
        preview = nil
        guard key == .character("y") || key == .character("Y") else {
            message = "nothing was done"
            return nil
        }
        return .perform(action, customer: chosenNumber)
    }

    private mutating func type(_ key: Key) -> Effect? {
        guard let (kind, text) = asking else { return nil }
        switch key {
        case .escape: asking = nil
        case .backspace: asking?.text.removeLast(text.isEmpty ? 0 : 1)
        case .character(let character): if text.count < Self.textMax { asking?.text.append(character) }
        case .enter:
            asking = nil
            return enter(kind, text)
        case .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .tab, .interrupt: break
        }
        return nil
    }

    private static let textMax = 400

    private mutating func enter(_ kind: Asking, _ text: String) -> Effect? {
        if kind == .search {
            return text.isEmpty ? nil : .open(customer: text)
        }
        let items = customer?.chosen ?? []
        let action: Action
        switch kind {
        case .note where text.isEmpty, .activity where text.isEmpty, .promise where text.isEmpty, .openCase where text.isEmpty:
            message = "nothing was written"
            return nil
        case .note: action = .note(text)
        case .activity: action = .activity(text)
        case .promise: action = .promise(items: items, by: text)
        case .dispute: action = .dispute(items: items, note: text)
        case .resolve: action = .resolve(items: items, note: text)
        case .openCase: action = .openCase(items: items, description: text)
        case .closeActivity(let id): action = .closeActivity(id, note: text)
        case .search: return nil
        }
        return .preview(action, customer: chosenNumber)
    }

    private mutating func pressInList(_ key: Key) -> Effect? {
        switch key {
        case .up, .character("k"): selected = max(0, selected - 1)
        case .down, .character("j"): selected = min(max(0, rows.count - 1), selected + 1)
        case .pageUp: selected = max(0, selected - 10)
        case .pageDown: selected = min(max(0, rows.count - 1), selected + 10)
        case .home: selected = 0
        case .end: selected = max(0, rows.count - 1)
        case .enter, .right: return rows.isEmpty ? nil : .open(customer: chosenNumber)
        case .character("/"): asking = (.search, "")
        case .character("r"): return .refresh
        case .character("q"), .escape: return .quit
        case .character(let letter): return act(letter, hasItems: false)
        case .left, .backspace, .tab, .interrupt: break
        }
        return nil
    }

    private mutating func pressAtCustomer(_ key: Key) -> Effect? {
        let last = max(0, (customer?.items.count ?? 0) - 1)
        let here = customer?.selected ?? 0
        switch key {
        case .up, .character("k"): customer?.selected = max(0, here - 1)
        case .down, .character("j"): customer?.selected = min(last, here + 1)
        case .pageUp: customer?.selected = max(0, here - 10)
        case .pageDown: customer?.selected = min(last, here + 10)
        case .home: customer?.selected = 0
        case .end: customer?.selected = last
        case .character(" "):
            if let number = customer?.items.indices.contains(here) == true ? customer?.items[here].number : nil {
                if customer?.marked.remove(number) == nil { customer?.marked.insert(number) }
                customer?.selected = min(last, here + 1)
            }
        case .escape, .left, .character("q"):
            customer = nil
            return .refresh
        case .character("g"): return .open(customer: chosenNumber)
        case .character(let letter): return act(letter, hasItems: !(customer?.items.isEmpty ?? true))
        case .enter, .right, .backspace, .tab, .interrupt: break
        }
        return nil
    }

    /// Keys that do something about a customer; those about documents only where documents are.
    private mutating func act(_ letter: Character, hasItems: Bool) -> Effect? {
        guard !chosenNumber.isEmpty else { return nil }
        switch letter {
        case "n": asking = (.note, "")
        case "a": asking = (.activity, "")
        case "l": return .preview(.letters, customer: chosenNumber)
        case "b":
            let isBlocked = customer?.row?.lettersBlocked ?? (customer == nil && rows[selected].lettersBlocked)
            return .preview(.blockLetters(!isBlocked), customer: chosenNumber)
        case "x":
            guard let first = customer?.activities.first else {
                message = "no activity is open"
                return nil
            }
            asking = (.closeActivity(first.activityID), "")
        case "p", "d", "s", "c":
            guard hasItems else {
                message = customer == nil ? "enter opens the customer, then choose documents" : "nothing is open"
                return nil
            }
            let kinds: [Character: Asking] = ["p": .promise, "d": .dispute, "s": .resolve, "c": .openCase]
            if let kind = kinds[letter] { asking = (kind, "") }
        default: break
        }
        return nil
    }

    // MARK: Drawing

    static let leastColumns = 40
    static let leastRows = 8

    func lines(columns: Int, rows height: Int) -> [ScreenLine] {
        guard columns >= Self.leastColumns, height >= Self.leastRows else {
            return [ScreenLine("needs \(Self.leastColumns) columns and \(Self.leastRows) lines")]
        }
        let body: [ScreenLine]
        if let preview {
            body = ([ScreenLine(preview.action.question, .strong)] + preview.lines.map { ScreenLine($0) }).fitting(height - 3)
        } else if let customer {
            body = drawn(customer, columns, height - 3)
        } else {
            body = drawnList(columns, height - 3)
        }
        let blank = Array(repeating: ScreenLine(""), count: max(0, height - 3 - body.count))
        return [ScreenLine(heading(columns), .strong)] + body + blank + [bottom, ScreenLine(keys, .faint)]
    }

    private func heading(_ columns: Int) -> String {
        let right = customer == nil && !rows.isEmpty ? "\(selected + 1)/\(rows.count)" : ""
        return title.column(columns - right.count - 1) + " " + right
    }

    private var bottom: ScreenLine {
        if let preview { return ScreenLine("\(preview.action.question)? [y/N]", .strong) }
        if let asking { return ScreenLine("\(asking.kind.label): \(asking.text)_", .strong) }
        return ScreenLine(message, .near)
    }

    private var keys: String {
        if preview != nil { return "y does it, any other key does not" }
        if asking != nil { return "enter goes on, esc gives up" }
        return customer == nil
            ? "enter open  n note  a activity  l letter  b block  / find  r refresh  q quit"
            : "esc back  space mark  p promise  d dispute  s resolve  c case  n note  a activity  x done  l letter  b block"
    }

    private func drawnList(_ columns: Int, _ height: Int) -> [ScreenLine] {
        if rows.isEmpty {
            return [ScreenLine("No customer has an aging snapshot here: `reskontra aging snapshot` takes them.")]
        }
        let name = max(8, columns - 12 - 16 - 16 - 6 - 14)
        let head =
            "customer".column(12) + "name".column(name) + "overdue".column(15, isRight: true) + " "
            + "due in all".column(15, isRight: true) + " " + "days".column(5, isRight: true) + "  what"
        let lines = rows.enumerated().map { place, row in
            ScreenLine(
                row.snapshot.customerNumber.column(12) + row.snapshot.name.column(name - 1) + " "
                    + MoneyText.text(row.overdue).column(15, isRight: true) + " "
                    + MoneyText.text(row.snapshot.totalDue).column(15, isRight: true) + " "
                    + (row.daysOverdue == 0 ? "" : "\(row.daysOverdue)").column(5, isRight: true) + "  " + row.words,
                row.brokenPromises > 0 ? .bad : .plain, isSelected: place == selected)
        }
        return [ScreenLine(head, .faint)] + lines.window(around: selected, of: height - 1)
    }

    private func drawn(_ customer: Customer, _ columns: Int, _ height: Int) -> [ScreenLine] {
        var head: [ScreenLine] = []
        if let row = customer.row {
            head.append(ScreenLine("\(customer.number)  \(row.snapshot.name)", .strong))
            let limit = row.snapshot.hasCreditLimit ? "limit \(MoneyText.text(row.snapshot.creditLimit))" : "no limit"
            head.append(
                ScreenLine("overdue \(MoneyText.text(row.overdue))  due \(MoneyText.text(row.snapshot.totalDue))  \(limit)"))
            head.append(ScreenLine(row.sentence, row.brokenPromises > 0 ? .bad : .plain))
        } else {
            head.append(ScreenLine(customer.number, .strong))
        }
        let left = max(4, height - head.count - 2)
        let items = customer.items.enumerated().map { place, item in
            ScreenLine(
                (customer.marked.contains(item.number) ? "* " : "  ") + item.number.column(16)
                    + DateText.text(item.dueDate).column(12) + MoneyText.text(item.open).column(18, isRight: true) + "  "
                    + Words.of(item.kind), isSelected: place == customer.selected)
        }
        let shown = items.window(around: customer.selected, of: max(2, left / 2))
        let history =
            customer.activities.map { ScreenLine("  to do \(DateText.text($0.due)) \($0.responsible) \($0.text)", .near) }
            + customer.entries.map { ScreenLine("  \(DateText.text($0.date)) \(Words.of($0.kind)) \($0.text)") }
        return head + [ScreenLine("  document        due                       open", .faint)] + shown
            + [ScreenLine("  what is to be done, and what happened", .faint)] + history.fitting(left - shown.count)
    }
}

extension Array where Element == ScreenLine {
    /// The first of them; the last line says what does not fit.
    fileprivate func fitting(_ height: Int) -> [ScreenLine] {
        guard count > height, height > 0 else { return self }
        return prefix(height - 1) + [ScreenLine("  … \(count - height + 1) more", .faint)]
    }

    /// As many as fit, with the chosen one among them.
    fileprivate func window(around place: Int, of height: Int) -> [ScreenLine] {
        guard count > height, height > 0 else { return self }
        let start = Swift.min(Swift.max(0, place - height / 2), count - height)
        return Array(self[start..<start + height])
    }
}

extension Reskontra_V1_CollectionsRow {
    /// In a word or two, the worst first.
    fileprivate var words: String {
        var words: [String] = []
        if brokenPromises > 0 { words.append("broken") }
        if promises > brokenPromises { words.append("promised") }
        if disputed > 0 { words.append("disputed") }
        if holdStatus == .all || holdStatus == .invoice { words.append("hold") }
        if letterCode > 0 { words.append("letter \(letterCode)") }
        if openActivities > 0 { words.append("to do") }
        return words.joined(separator: " ")
    }

    fileprivate var sentence: String {
        var parts: [String] = []
        if daysOverdue > 0 { parts.append("\(daysOverdue) days overdue") }
        if letterCode > 0 { parts.append("letter \(letterCode)") }
        if promises > 0 { parts.append("\(promises) promised, \(MoneyText.text(promised))") }
        if brokenPromises > 0 { parts.append("\(brokenPromises) promises BROKEN") }
        if disputed > 0 { parts.append("\(disputed) disputed") }
        if holdStatus == .all || holdStatus == .invoice { parts.append("on hold") }
        if lettersBlocked { parts.append("letters blocked") }
        if openCases > 0 { parts.append("\(openCases) cases") }
        if hasLastContact { parts.append("last contact \(DateText.text(lastContact))") }
        return parts.joined(separator: ", ")
    }
}
