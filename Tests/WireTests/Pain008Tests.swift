import Receivables
import Testing

@testable import Wire

/// The text of direct debit files (setup:SD-12 to SD-14, section 19 rules 7 and 9).
struct Pain008Tests {
    /// A book with a company, an invoice and so many collections of it, all under one mandate but for their marks.
    private final class World {
        var book = Book()
        var file = DirectDebitFacts.file

        func text(_ file: DirectDebitFile? = nil) -> String { Pain008.text(file ?? self.file, book) }

        func piece(_ number: Int) -> String { Pain008(file).piece(number, book) }
    }

    private static func world(_ collections: Int) -> World {
        let world = World()
        let stamp = Stamp(sequence: 1, instant: Instant(nanoseconds: 0), businessDate: CalendarDate(days: 20_000))
        let company = CompanyID(1)
        var item = LogCodecTests.posted
        (item.id, item.customer, item.authorization) = (ItemID(1), CustomerID(1), .none)
        (item.number, item.currency) = ("INV <1> & co", .eur)
        var debtor = Subject(id: SubjectID(1), name: "Ångström, \"Łukasz\"", address: "", country: "DE", email: "", language: "")
        debtor.iban = "DE89370400440532013000"
        var before = debtor
        (before.iban, before.bic) = ("NL91ABNA0417164300", "ABNANL2A")
        let second = Subject(id: SubjectID(2), name: before.name, address: "", country: "NL", email: "", language: "")
        var old = second
        (old.iban, old.bic) = (before.iban, before.bic)
        let facts: [Event] = [
            .companyCreated(Company(id: company, code: "A", name: "A", currency: .eur, timeZone: "UTC")),
            .parametersSet(company, Parameters()),
            .subjectSet(debtor), .subjectSet(old),
            .customerSet(
                CustomerRow(
                    id: CustomerID(1), company: company, number: "C-1", subject: SubjectID(1), group: .empty, currency: .eur,
                    terms: .empty, invoiceAccount: CustomerID(1), holdStatus: .none, profile: .empty, salesTaxGroup: .empty,
                    method: .empty, flags: [], party: PartyID(1), partyCode: .empty)),
            .itemPosted(item),
        ]
        for fact in facts { world.book.apply(fact, at: stamp) }
        var mandate = DirectDebitFacts.bare
        (mandate.customer, mandate.debtor, mandate.signedOn) = (CustomerID(1), SubjectID(1), CalendarDate(days: 19_000))
        world.book.apply(.directDebit(.mandateSet(mandate)), at: stamp)
        var blocks: [DirectDebitFile.Block] = []
        for number in 1...collections {
            let sequence: DebitSequence = number % 3 == 0 ? .first : .recurring
            var row = DebitCollection(
                id: DebitCollectionID(UInt32(number)), company: company, mandate: mandate, creditor: DirectDebitFacts.creditor,
                sequence: sequence, dueDate: CalendarDate(days: 20_400), amount: Int64(number), customer: CustomerID(1),
                item: ItemID(1), method: "DEBIT", amendment: MandateAmendment(), completes: false)
            if number == 1 {
                row.amendment.account = .sameBank(SubjectID(2))
                row.amendment.number = "OLD-1"
                row.amendment.creditorID = "NL69ZZZ123456780000"
                row.amendment.creditorName = "Before"
            }
            if number == 2 { row.amendment.account = .otherBank }
            world.book.apply(.directDebit(.collectionSet(row)), at: stamp)
            if let place = blocks.firstIndex(where: { $0.sequence == sequence }) {
                blocks[place].collections.append(row.id)
                blocks[place].sum += row.amount
            } else {
                blocks.append(
                    .init(
                        creditor: row.creditor, scheme: .core, sequence: sequence, dueDate: row.dueDate, sum: row.amount,
                        collections: [row.id]))
            }
        }
        world.file = DirectDebitFile(
            id: DirectDebitFileID(1), company: company, number: "DD-000001",
            numberTaken: TakenNumber(kind: .directDebitFile, next: 2), format: .pain00800108,
            created: Instant(nanoseconds: 1_780_000_000_000_000_000), blocks: blocks)
        world.book.apply(.directDebit(.fileMade(world.file)), at: stamp)
        return world
    }

    /// Texts of all leaves with this name.
    private func leaves(_ name: String, in text: String) -> [String] {
        text.split(separator: "\n").compactMap { line in
            let bare = line.drop { $0 == " " }
            guard bare.hasPrefix("<\(name)>") || bare.hasPrefix("<\(name) "), let from = bare.firstIndex(of: ">"),
                let to = bare.lastIndex(of: "<"), from < to
            else { return nil }
            return String(bare[bare.index(after: from)..<to])
        }
    }

    @Test("counts and sums of both levels are those of the transactions; each element opens and closes", arguments: [1, 2, 3, 1_700])
    func sums(count: Int) {
        let text = Self.world(count).text()
        let amounts = leaves("InstdAmt", in: text)
        #expect(amounts.count == count)
        #expect(leaves("NbOfTxs", in: text).first == "\(count)")
        let total = count * (count + 1) / 2
        let cents = total % 100
        #expect(leaves("CtrlSum", in: text).first == "\(total / 100).\(cents < 10 ? "0" : "")\(cents)")
        #expect(leaves("NbOfTxs", in: text).dropFirst().compactMap { Int($0) }.reduce(0, +) == count)
        var open: [Substring] = []
        for line in text.split(separator: "\n").dropFirst() {
            let bare = line.drop { $0 == " " }
            let name = bare.dropFirst().drop { $0 == "/" }.prefix { $0 != ">" && $0 != " " }
            if bare.hasPrefix("</") {
                #expect(open.popLast() == name)
            } else if !bare.contains("</") {
                open.append(name)
            }
        }
        #expect(open.isEmpty)
        #expect(Set(leaves("EndToEndId", in: text)).count == count)
    }

    @Test("the pieces in their order are the file, and each writing gives the same bytes")
    func pieces() {
        let world = Self.world(1_201)
        #expect(world.file.pieces == 3)
        let whole = world.text()
        #expect(whole == world.text())
        #expect(whole == (0..<3).map { world.piece($0) }.joined())
        #expect(whole.split(separator: "\n").count { $0.hasSuffix("<PmtInf>") } == 2)
    }

    @Test("setup:SD-13 what the bank was told before; SMNDA for another bank; setup:SD-18 names in the SEPA set")
    func amendments() {
        let world = Self.world(3)
        let text = world.text()
        #expect(leaves("AmdmntInd", in: text).sorted() == ["false", "true", "true"])
        #expect(leaves("OrgnlMndtId", in: text) == ["OLD-1"])
        #expect(leaves("Id", in: text).contains("SMNDA"))
        #expect(leaves("IBAN", in: text).contains("NL91ABNA0417164300"))
        #expect(leaves("Nm", in: text).contains("Mueller + Soehne"))
        #expect(leaves("Nm", in: text).contains("Angstroem, Lukasz"))
        #expect(leaves("Ustrd", in: text) == ["INV 1 + co", "INV 1 + co", "INV 1 + co"])
        #expect(leaves("BICFI", in: text).count == 2)
        var older = world.file
        older.format = .pain00800102
        #expect(leaves("BIC", in: world.text(older)).count == 2)
        older.format = .pain00800302
        let german = world.text(older)
        #expect(german.contains("urn:iso:std:iso:20022:tech:xsd:pain.008.003.02"))
        #expect(leaves("BIC", in: german).count == 2)
        #expect(leaves("Id", in: german).contains("SMNDA"))
        #expect(german.contains("<OrgnlDbtrAgt>"))
        #expect(leaves("CreDtTm", in: text) == ["2026-05-28T20:26:40Z"])
    }

    @Test("an XML text escapes what it must")
    func escaping() {
        var xml = XMLWriter()
        xml.begin("A", [("b", "\"<&>\"")])
        xml.leaf("C", "<&>\"'")
        xml.end()
        #expect(xml.text == "<A b=\"&quot;&lt;&amp;&gt;&quot;\">\n  <C>&lt;&amp;&gt;&quot;'</C>\n</A>\n")
    }
}
