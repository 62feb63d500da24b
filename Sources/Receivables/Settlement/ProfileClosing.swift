/// An item's profile code changes because a settlement closed it, or back because it was undone (setup:PP-8).
package struct ProfileChange: Equatable, Sendable {
    package var item: ItemID
    package var profile: ProfileID
    /// Settlement parts whose amounts are moved to the account of the close profile, or back.
    package var parts: [UInt32]
    package var account: AccountID

    package init(item: ItemID, profile: ProfileID, parts: [UInt32], account: AccountID) {
        self.item = item
        self.profile = profile
        self.parts = parts
        self.account = account
    }
}

/// Moves what was settled to the summary account of the close profile (payments:SE-11, setup:PP-8).
///
/// Each part moves both of its sides, the closed item and its counterpart, so the voucher nets to zero on every
/// account and the items keep theirs. A part is moved once.
/// Money between companies stays where it is: no account of one company holds both of its sides.
struct ProfileClosing {
    /// What closing by these parts changes; they are not in the draft yet.
    func closed(
        by parts: [ItemsSettled.Part], _ entries: inout SettlementEntries, _ book: borrowing Book,
        _ draft: borrowing Draft
    ) throws(Rejection) -> [ProfileChange] {
        // Nearly always: no array is made for it.
        guard parts.contains(where: { mayClose($0.debitItem, book, draft) || mayClose($0.creditItem, book, draft) }) else {
            return []
        }
        var changes: [ProfileChange] = []
        var moved: [UInt32] = []
        for id in ProfileClosing.items(of: parts) {
            guard let item = draft.item(id, book), item.profile != 0 else { continue }
            let close = book.companies.profiles[Int(item.profile) - 1].profile.closeProfile
            guard !close.isEmpty, item.open == ProfileClosing.amount(of: id, in: parts),
                let profile = book.companies.setups[Int(item.company) - 1].profiles[close]
            else { continue }
            let row = book.customers.details[item.customer.number].row
            let line = try book.companies.resolve(profile, customer: row.number, group: row.group)
            var change = ProfileChange(item: id, profile: profile, parts: [], account: line.summaryAccount)
            if line.summaryAccount != item.account {
                var legs: [Leg] = []
                for (place, part, account) in draft.settledParts(of: id, with: parts, book) where !moved.contains(place) {
                    moved.append(place)
                    change.parts.append(place)
                    legs += ProfileClosing.legs(part, from: account, to: line.summaryAccount)
                }
                if !legs.isEmpty {
                    try entries.add(legs, in: CompanyID(UInt32(item.company)), item.currency, book, draft)
                }
            }
            changes.append(change)
        }
        return changes
    }

    /// The item's profile has a close profile.
    private func mayClose(_ id: ItemID, _ book: borrowing Book, _ draft: borrowing Draft) -> Bool {
        guard !id.isNone, let profile = draft.item(id, book)?.profile, profile != 0 else { return false }
        return !book.companies.profiles[Int(profile) - 1].profile.closeProfile.isEmpty
    }

    /// What an undo changes back: parts whose other item stays closed stay moved.
    func reopened(
        by settlement: SettlementID, _ entries: inout SettlementEntries, _ book: borrowing Book,
        _ draft: borrowing Draft
    ) throws(Rejection) -> [ProfileChange] {
        var changes: [ProfileChange] = []
        var moved: [UInt32] = []
        var opened: [ItemID] = []
        for part in book.items.parts(of: settlement) { opened += [part.debitItem, part.creditItem] }
        for id in opened {
            guard let profile = book.items.openProfile(of: id), !changes.contains(where: { $0.item == id }) else {
                continue
            }
            var change = ProfileChange(item: id, profile: profile, parts: [], account: .none)
            var legs: [Leg] = []
            book.items.forEachPlace(of: id) { place, part in
                let other = part.debitItem == id ? part.creditItem : part.debitItem
                guard !part.movedTo.isNone, !moved.contains(place),
                    part.settlement == settlement
                        || !book.items[part.settlement].isUndone
                            && (other.isNone || opened.contains(other) || book.items.openProfile(of: other) == nil)
                else { return }
                moved.append(place)
                change.parts.append(place)
                legs += ProfileClosing.legs(
                    ItemsSettled.Part(part), from: part.movedTo, to: book.items[ProfileClosing.holder(ItemsSettled.Part(part))].account)
            }
            if !legs.isEmpty {
                let item = book.items[id]
                try entries.add(legs, in: CompanyID(UInt32(item.company)), item.currency, book, draft)
            }
            changes.append(change)
        }
        return changes
    }

    /// The item on whose account a settlement has left both sides.
    fileprivate static func holder(_ part: ItemsSettled.Part) -> ItemID {
        part.creditItem.isNone ? part.debitItem : part.creditItem
    }

    /// Both sides of a part leave one account for the other, at the value the debit item released.
    private static func legs(_ part: ItemsSettled.Part, from: AccountID, to: AccountID) -> [Leg] {
        let (amount, accounting) = (part.amount, part.debitItem.isNone ? -part.creditAccounting : part.debitAccounting)
        return [
            Leg(to, .receivable, amount, accounting: accounting),
            Leg(from, .receivable, -amount, accounting: -accounting),
            Leg(from, .receivable, amount, accounting: accounting),
            Leg(to, .receivable, -amount, accounting: -accounting),
        ]
    }

    /// In the order they are served, each once.
    private static func items(of parts: [ItemsSettled.Part]) -> [ItemID] {
        var items: [ItemID] = []
        for part in parts {
            for id in [part.debitItem, part.creditItem] where !id.isNone && items.last != id && !items.contains(id) {
                items.append(id)
            }
        }
        return items
    }

    /// Signed as the item's open amount.
    private static func amount(of id: ItemID, in parts: [ItemsSettled.Part]) -> Int64 {
        var sum: Int64 = 0
        for part in parts {
            if part.debitItem == id { sum += part.amount }
            if part.creditItem == id { sum -= part.amount }
        }
        return sum
    }
}

extension ItemsSettled.Part {
    init(_ part: SettlementPart) {
        self.init(
            debitItem: part.debitItem, creditItem: part.creditItem, amount: part.amount,
            debitAccounting: part.debitAccounting, creditAccounting: part.creditAccounting, kind: part.kind)
    }
}

extension Draft {
    /// Parts of an item that count and are not moved: of the book, of this draft, and those about to be added.
    ///
    /// With the place each has or will have, and the account its settlement left both sides on.
    fileprivate func settledParts(
        of id: ItemID, with parts: [ItemsSettled.Part], _ book: borrowing Book
    ) -> [(place: UInt32, part: ItemsSettled.Part, account: AccountID)] {
        var found: [(place: UInt32, part: ItemsSettled.Part, account: AccountID)] = []
        if book.items.contains(id) {
            book.items.forEachPlace(of: id) { place, part in
                guard part.movedTo.isNone, !isMoved(place), !isUndone(part.settlement, book),
                    let account = account(of: ItemsSettled.Part(part), book)
                else { return }
                found.append((place, ItemsSettled.Part(part), account))
            }
            found.reverse()
        }
        for (index, part) in (newParts + parts).enumerated() where part.debitItem == id || part.creditItem == id {
            let place = book.items.parts.count + 1 + UInt32(index)
            guard !isMoved(place), let account = account(of: part, book) else { continue }
            found.append((place, part, account))
        }
        return found
    }

    /// Nil: its sides are of two companies.
    private func account(of part: ItemsSettled.Part, _ book: borrowing Book) -> AccountID? {
        guard let holder = item(ProfileClosing.holder(part), book) else { return nil }
        if !part.debitItem.isNone, item(part.debitItem, book)?.company != holder.company { return nil }
        return holder.account
    }
}
