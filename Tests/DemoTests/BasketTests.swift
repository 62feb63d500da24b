import Testing

@testable import reskontra

@Suite("Cleaning the retail file")
struct BasketTests {
    static let header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"

    static func read(_ lines: String, month: DayNumber? = nil) throws -> (Baskets, RejectsFile) {
        var reader = CSVReader(bytes: Array((header + lines).utf8))
        var rejects = RejectsFile(path: nil)
        let baskets = try Baskets(&reader, rejects: &rejects, month: month)
        return (baskets, rejects)
    }

    @Test("lines of one number are one basket with an exact total, in the order of real time")
    func grouping() throws {
        let (baskets, rejects) = try Self.read(
            """
            536366,22633,HAND WARMER,6,2010-12-01 09:28:00,1.85,17850.0,United Kingdom
            536365,85123A,HOLDER ,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom
            536366,22632,"HAND, WARMER",3,2010-12-01 09:29:00,0.335,17850.0,United Kingdom

            """)
        #expect(rejects.count == 0)
        #expect(baskets.all.map(\.number) == ["536365", "536366"])
        #expect(baskets.all.map(\.total) == [1530, 1110 + 101])
        #expect(baskets.all.map(\.customer) == ["C-17850", "C-17850"])
        #expect(baskets.all[0].lines[0].description == "HOLDER")
        #expect(baskets.all[1].lines.map(\.stockCode) == ["22633", "22632"])
        #expect(baskets.linesRead == 3 && baskets.linesPlayed == 3)
    }

    @Test("a line without a customer is a cash sale of its country")
    func cash() throws {
        let (baskets, _) = try Self.read(
            "1,A,x,1,2010-12-01 09:00:00,1.0,,EIRE\n2,A,x,1,2010-12-01 09:00:00,1.0,,Atlantis\n")
        #expect(baskets.all.map(\.kind) == [.cashSale, .cashSale])
        #expect(baskets.all.map(\.customer) == ["CASH-IE", "CASH-XX"])
    }

    @Test("a number with C is a cancellation; its quantities are turned round")
    func cancellation() throws {
        let (baskets, _) = try Self.read("C9,A,x,-3,2010-12-01 09:00:00,2.0,17850,United Kingdom\n")
        #expect(baskets.all[0].kind == .cancellation)
        #expect(baskets.all[0].lines[0].quantity == 3)
        #expect(baskets.all[0].total == 600)
    }

    @Test(
        "bad lines are put aside with their reason",
        arguments: [
            (
                "A5,B,Adjust bad debt,1,2010-12-01 09:00:00,11062.06,,United Kingdom",
                "bad debt adjustment: not a sale"
            ),
            ("X5,B,x,1,2010-12-01 09:00:00,1.0,,United Kingdom", "not an invoice number"),
            ("5,B,x,1,2010-12-01 09:00:00,1.0,,United Kingdom,more", "9 columns instead of 8"),
            ("5,B,x,one,2010-12-01 09:00:00,1.0,,United Kingdom", "not a whole number"),
            ("5,B,x,1.5,2010-12-01 09:00:00,1.0,,United Kingdom", "not a whole number"),
            ("5,B,x,0,2010-12-01 09:00:00,1.0,,United Kingdom", "quantity 0"),
            ("5,B,x,1000001,2010-12-01 09:00:00,1.0,,United Kingdom", "above 1000000"),
            (
                "5,B,,-10,2010-12-01 09:00:00,0.0,,United Kingdom",
                "negative quantity: a stock correction, not a sale"
            ),
            ("C5,B,x,1,2010-12-01 09:00:00,1.0,,United Kingdom", "positive quantity on a cancellation"),
            ("5,B,x,1,2010-12-32 09:00:00,1.0,,United Kingdom", "not a date and time"),
            ("5,B,x,1,2010-12-01 09:00:00,1e3,,United Kingdom", "not a decimal number"),
            ("5,B,x,1,2010-12-01 09:00:00,-1.0,,United Kingdom", "negative unit price"),
            ("5,B,x,1,2010-12-01 09:00:00,1.0,17850.5,United Kingdom", "not a customer number"),
            ("5,B,x,1,2010-12-01 09:00:00,1.0,17850,", "no country"),
            ("5,B,x,1,2010-12-01 09:00:00,0.0,17850,United Kingdom", "the basket's total is 0"),
            ("5,\"B\"x,x,1,2010-12-01 09:00:00,1.0,17850,United Kingdom", "quotes are not closed"),
        ])
    func badLines(_ line: String, _ reason: String) throws {
        let (baskets, rejects) = try Self.read(line + "\n")
        #expect(baskets.all.isEmpty)
        #expect(rejects.reasons == [reason: 1])
    }

    @Test("a line at 0.00 stays in a basket that costs something")
    func freeLine() throws {
        let (baskets, rejects) = try Self.read(
            "5,B,x,1,2010-12-01 09:00:00,0.0,17850,United Kingdom\n5,D,x,1,2010-12-01 09:00:00,1.0,17850,United Kingdom\n"
        )
        #expect(rejects.count == 0)
        #expect(baskets.all[0].lines.count == 2 && baskets.all[0].total == 100)
    }

    @Test("repeated lines are kept; another customer's line is not")
    func repeats() throws {
        let line = "5,B,x,1,2010-12-01 09:00:00,1.0,17850,United Kingdom\n"
        let (baskets, rejects) = try Self.read(
            line + line + "5,B,x,1,2010-12-01 09:00:00,1.0,17851,United Kingdom\n")
        #expect(baskets.all[0].lines.count == 2 && baskets.linesRepeated == 1)
        #expect(rejects.reasons == ["another customer than the basket's first line": 1])
    }

    @Test("--month keeps the lines of one month")
    func month() throws {
        let (baskets, _) = try Self.read(
            "5,B,x,1,2010-12-31 09:00:00,1.0,17850,United Kingdom\n6,B,x,1,2011-01-01 09:00:00,1.0,17850,United Kingdom\n",
            month: DayNumber(year: 2010, month: 12, day: 1))
        #expect(baskets.all.map(\.number) == ["5"])
    }

    @Test("a file with other columns is refused by the name that is missing")
    func otherColumns() {
        var reader = CSVReader(bytes: Array("a,b\n".utf8))
        var rejects = RejectsFile(path: nil)
        #expect(throws: ImportFailure.self) { try Baskets(&reader, rejects: &rejects) }
    }

    @Test("a basket with more lines than a request takes becomes several documents that add up")
    func split() throws {
        let lines = (0..<1501).map { "5,B\($0),x,1,2010-12-01 09:00:00,0.01,17850,United Kingdom\n" }.joined()
        let (baskets, _) = try Self.read(lines)
        let documents = baskets.all[0].documents(linesMax: 700)
        #expect(documents.map(\.number) == ["5", "5/2", "5/3"])
        #expect(documents.map(\.lines.count) == [700, 700, 101])
        #expect(documents.map(\.total).reduce(0, +) == baskets.all[0].total)
    }
}
