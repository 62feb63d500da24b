import Foundation
import Schema
import Testing

@testable import reskontra

@Suite("Import rows")
struct ImportTests {
    private func read(
        _ kind: ImportKind, _ text: String, map: [String: String] = [:],
        settings: RowReader.Settings = .init(account: "4000")
    ) throws -> (items: [ImportItem], refusals: [RowReader.Refusal]) {
        var reader = CSVReader(bytes: Array(text.utf8))
        var record = CSVRecord()
        _ = try reader.next(into: &record)
        let header = (0..<record.count).map { record.text($0) ?? "" }
        let preset = settings.preset?.map(kind) ?? [:]
        let columns = try ColumnMap(kind, header: header, map: preset.merging(map) { $1 })
        var rows = RowReader(kind, columns: columns, settings: settings)
        var items: [ImportItem] = []
        while try reader.next(into: &record) {
            if let item = rows.take(record) { items.append(item) }
        }
        while let item = rows.finish() { items.append(item) }
        return (items, rows.refusals)
    }

    @Test("consecutive lines with one number are one invoice, as the generated types read it")
    func invoices() throws {
        let (items, refusals) = try read(
            .invoices,
            """
            number,customer,date,due_date,currency,quantity,price,item,description,reference
            1,C-1,2010-12-01 08:26:00,2010-12-31,GBP,6,2.555,85123A,"HOLDER, white",ref
            1,C-1,2010-12-01,,GBP,1,0.0,X,,
            2,C-2,2010-12-02,,GBP,-3,10,Y,back,

            """)
        #expect(refusals.isEmpty)
        #expect(items.map(\.number) == ["1", "2"])
        #expect(items.map(\.total) == [1533, -3000])
        #expect(items.map(\.isCreditNote) == [false, true])
        #expect(items.map(\.lines) == [2, 1])
        let expected = Reskontra_V1_InvoiceDocument.with {
            $0.customerNumber = "C-1"
            $0.invoiceNumber = "1"
            $0.documentDate = .with { ($0.year, $0.month, $0.day) = (2010, 12, 1) }
            $0.postingDate = $0.documentDate
            $0.dueDate = .with { ($0.year, $0.month, $0.day) = (2010, 12, 31) }
            $0.currency = "GBP"
            $0.reference = "ref"
            $0.lines = [
                .with {
                    $0.mainAccount = "4000"
                    $0.description_p = "HOLDER, white"
                    $0.quantity = .with { $0.unscaled = 6 }
                    $0.unitPrice = .with { ($0.unscaled, $0.scale) = (2555, 3) }
                    $0.itemNumber = "85123A"
                },
                .with {
                    $0.mainAccount = "4000"
                    $0.quantity = .with { $0.unscaled = 1 }
                    $0.unitPrice = .with { ($0.unscaled, $0.scale) = (0, 1) }
                    $0.itemNumber = "X"
                },
            ]
        }
        #expect(try Reskontra_V1_InvoiceDocument(serializedBytes: items[0].body) == expected)
        let note = try Reskontra_V1_InvoiceDocument(serializedBytes: items[1].body)
        #expect(note.lines[0].quantity.unscaled == 3)
    }

    @Test("a bad line refuses its whole invoice, and no other")
    func badInvoice() throws {
        let (items, refusals) = try read(
            .invoices,
            """
            number,customer,date,quantity,price
            1,C-1,2010-12-01,1,1
            2,C-1,2010-12-01,1,1
            2,C-1,2010-12-01,1,x
            3,C-1,2010-12-01,1,1
            4,C-1,2010-12-41,1,1
            5,C-1,2010-12-01,1,1
            5,C-1,2010-12-01,-1,1

            """)
        #expect(items.map(\.number) == ["1", "3"])
        #expect(refusals.map(\.record.line) == [3, 4, 6, 7, 8])
        #expect(refusals.map(\.fault.field) == ["", "price", "date", "", "quantity"])
        #expect(refusals[0].fault.reason == "another line of this invoice is bad")
    }

    @Test("lines of one invoice may stand among those of its neighbours")
    func interleaved() throws {
        let (items, refusals) = try read(
            .invoices,
            """
            number,customer,date,quantity,price,currency
            1,C-1,2010-12-01,1,1,GBP
            2,C-2,2010-12-01,1,5,GBP
            1,C-1,2010-12-01,1,2,GBP
            2,C-2,2010-12-01,1,6,GBP

            """)
        #expect(refusals.isEmpty)
        #expect(items.map(\.number) == ["1", "2"])
        #expect(items.map(\.total) == [300, 1100])
        #expect(items.map { $0.raw.map(\.line) } == [[2, 4], [3, 5]])
    }

    @Test("at most eight invoices wait for lines; the oldest goes first")
    func openInvoices() throws {
        let head = "number,customer,date,quantity,price\n"
        let numbers = (1...RowReader.openInvoicesMax + 1).map(String.init) + ["1", "2"]
        let (items, _) = try read(.invoices, head + numbers.map { "\($0),C-1,2010-12-01,1,1\n" }.joined())
        // 1 had gone when it came back, and its coming back sent 2 away.
        #expect(items.map(\.number) == (1...RowReader.openInvoicesMax + 1).map(String.init) + ["1", "2"])
        #expect(items.allSatisfy { $0.lines == 1 })
    }

    @Test(
        "a line that cannot be taken apart refuses the invoice it names; another customer on a later line too"
    )
    func faultyNeighbours() throws {
        let (items, refusals) = try read(
            .invoices,
            """
            number,customer,date,quantity,price,description
            1,C-1,2010-12-01,1,1,x
            1,C-1,2010-12-01
            2,C-1,2010-12-01,1,1,x
            2,C-9,2010-12-01,1,1,x
            3,C-1,2010-12-01,1,1,x
            3,C-1,2010-12-01,1,1,"x
            4,C-1,2010-12-01,1,1,x

            """)
        #expect(items.map(\.number) == ["4"])
        #expect(refusals.map(\.record.line) == [2, 3, 4, 5, 6, 7])
        #expect(
            refusals.map(\.fault) == [
                RowFault("", "another line of this invoice is bad"), RowFault("", "3 columns instead of 6"),
                RowFault("", "another line of this invoice is bad"),
                RowFault("customer", "differs from the first line of this invoice"),
                RowFault("", "another line of this invoice is bad"), RowFault("", "quotes are not closed"),
            ])
    }

    @Test("wrong columns, bytes that are not UTF-8, missing amounts and accounts are named")
    func faults() throws {
        let head = "number,customer,date,quantity,price\n"
        #expect(try read(.invoices, head + "1,C-1\n").refusals[0].fault.reason == "2 columns instead of 5")
        #expect(
            try read(.invoices, head + ",C-1,2010-12-01,1,1\n").refusals[0].fault
                == RowFault("number", "is empty"))
        #expect(try read(.invoices, head + "1,C-1,2010-12-01,1,\n").refusals[0].fault.field == "amount")
        let bare = try read(.invoices, head + "1,C-1,2010-12-01,1,1\n", settings: .init())
        #expect(bare.refusals[0].fault.field == "account")
    }

    @Test("payments need a number, a date and an amount above 0 in a currency")
    func payments() throws {
        let (items, refusals) = try read(
            .payments,
            """
            number,customer,date,amount,currency,invoice
            P1,C-1,2010-12-24,12.50,GBP,
            P2,C-1,2010-12-24,12.5,JPY,
            P3,C-1,2010-12-24,0,GBP,
            P4,C-1,2010-12-24,7,GBP,536365

            """)
        #expect(items.map(\.total) == [-1250, -700])
        #expect(refusals.map(\.fault.field) == ["amount", "amount"])
        let first = try Reskontra_V1_PostPaymentRequest(serializedBytes: items[0].body)
        #expect(first.apply == .oldestFirst && first.amount.minor == 1250 && first.paymentNumber == "P1")
        let second = try Reskontra_V1_PostPaymentRequest(serializedBytes: items[1].body)
        #expect(second.apply == .named && second.items.map(\.documentNumber) == ["536365"])
        // Stated, so that the payment of a part is posted and not warned of.
        #expect(second.hasChangeJournalAmount && !second.changeJournalAmount && !first.hasChangeJournalAmount)
    }

    @Test("customers carry limits exactly")
    func customers() throws {
        let (items, refusals) = try read(
            .customers, "number,name,group,currency,limit\nC-1,Anna,GB,GBP,500.5\nC-2,Bert,GB,,1\n",
            settings: .init())
        #expect(refusals.map(\.fault.field) == ["limit"])
        let customer = try Reskontra_V1_Customer(serializedBytes: items[0].body)
        #expect(customer.number == "C-1" && customer.name == "Anna" && customer.creditLimit.minor == 500_50)
    }

    @Test(
        "the preset of the retail file cleans numbers, sends cash sales to their customer and knows each once"
    )
    func preset() throws {
        let file = """
            InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
            1,A,x,1,2010-12-01 08:26:00,1.0,17850.0,United Kingdom
            2,A,x,1,2010-12-01 08:26:00,1.0,,EIRE
            3,A,x,1,2010-12-01 08:26:00,1.0,17850.0,United Kingdom
            A4,A,x,1,2010-12-01 08:26:00,1.0,,United Kingdom

            """
        let settings = RowReader.Settings(account: "4000", preset: .onlineRetail)
        let (customers, _) = try read(.customers, file, settings: settings)
        #expect(customers.map(\.number) == ["C-17850", "CASH-IE", "CASH-GB"])
        let cash = try Reskontra_V1_Customer(serializedBytes: customers[1].body)
        #expect(cash.oneTime && cash.excludeFromCreditManagement && cash.group == "IE")
        let (invoices, refusals) = try read(.invoices, file, settings: settings)
        #expect(invoices.map(\.customer) == ["C-17850", "CASH-IE", "C-17850"])
        #expect(refusals.map(\.fault.reason) == ["bad debt adjustment: not a sale"])
    }

    @Test("a batch reads back as the generated type says; each item has its own key, the same in each run")
    func batch() throws {
        let head = "number,customer,date,quantity,price\n"
        let (items, _) = try read(.invoices, head + "1,C-1,2010-12-01,1,1\n2,C-1,2010-12-01,-1,1\n")
        var batch = ImportBatch(.invoices, company: "UK01", milliseconds: 5)
        var again = ImportBatch(.invoices, company: "UK01", milliseconds: 5)
        for item in items {
            #expect(batch.hasRoom(for: item, itemsMax: 2, bytesMax: 1000))
            batch.add(item)
            again.add(item)
        }
        #expect(!batch.hasRoom(for: items[0], itemsMax: 2, bytesMax: 1000))
        #expect(!again.hasRoom(for: items[0], itemsMax: 9, bytesMax: again.request.count + 10))
        #expect(batch.request.bytes == again.request.bytes)
        let read = try Reskontra_V1_BatchPostInvoicesRequest(serializedBytes: batch.request.bytes)
        #expect(read.company == "UK01" && read.batchMode == .independent)
        #expect(read.items.map(\.creditNote) == [false, true])
        #expect(Set(read.items.map(\.requestKey)).count == 2)
        #expect(read.items.allSatisfy { $0.requestKey.count == 16 })
        #expect(read.items[1].document.invoiceNumber == "2")
    }

    @Test("a payment carries its key inside")
    func paymentBatch() throws {
        let (items, _) = try read(
            .payments, "number,customer,date,amount,currency\nP1,C-1,2010-12-24,1,GBP\n")
        var batch = ImportBatch(.payments, company: "UK01", milliseconds: 5)
        batch.add(items[0])
        let read = try Reskontra_V1_BatchPostPaymentsRequest(serializedBytes: batch.request.bytes)
        #expect(read.items[0].requestKey.count == 16 && read.items[0].customerNumber == "C-1")
    }

    @Test("a column that is missing or a name that does not exist stops the import before it begins")
    func columns() {
        #expect(throws: ImportFailure.self) { try ColumnMap(.invoices, header: ["number"], map: [:]) }
        #expect(throws: ImportFailure.self) { try ColumnMap(.payments, header: ["a"], map: ["nummer": "a"]) }
        #expect(ColumnMap.parse("number=InvoiceNo,date=a=b") == ["number": "InvoiceNo", "date": "a=b"])
        #expect(ColumnMap.parse("number") == nil)
    }

    @Test(
        "state: kept between runs; worthless for another kind, company, store or after the keys are forgotten"
    )
    func state() throws {
        let path = "/tmp/reskontra-state-test-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let state = ImportState(
            kind: "invoices", company: "UK01", store: "ab", batchMilliseconds: 1_000, doneItems: 7,
            doneRefusals: 2,
            rejectsBytes: 99)
        try state.save(path)
        #expect(ImportState.load(path) == state)
        let day: UInt64 = 86_400_000
        func isUsable(
            _ kind: String = "invoices", _ company: String = "UK01", _ store: String = "ab",
            _ now: UInt64 = 2_000
        ) -> Bool {
            state.isUsable(kind: kind, company: company, store: store, serverMilliseconds: now, keptDays: 7)
        }
        #expect(isUsable())
        #expect(!isUsable("payments"))
        #expect(!isUsable("invoices", "UK02"))
        #expect(!isUsable("invoices", "UK01", "cd"))
        #expect(isUsable("invoices", "UK01", "ab", 1_000 + 6 * day - 1))
        #expect(!isUsable("invoices", "UK01", "ab", 1_000 + 6 * day))
        #expect(ImportState.load(path + "-absent") == nil)
    }

    @Test("a taken number counts as done only if the customer agrees")
    func agreement() {
        let ours = Reskontra_V1_Customer.with {
            $0.name = "Anna"
            $0.group = "GB"
        }
        var theirs = ours
        theirs.currency = "GBP"
        #expect(ImportRun.agrees(ours, theirs))
        theirs.creditLimit.minor = 1
        #expect(!ImportRun.agrees(ours, theirs))
    }
}
