import Schema
import Testing

@testable import reskontra

@Suite("printed documents")
struct PrintTests {
    /// Made by another program (PyPI qrcode 8, level M, mask 2) from the same bytes.
    static let golden = """
        #######..####..##.#######
        #.....#..#........#.....#
        #.###.#.####..#.#.#.###.#
        #.###.#.#...#.....#.###.#
        #.###.#.#.##.###..#.###.#
        #.....#.##...###..#.....#
        #######.#.#.#.#.#.#######
        ........###..#.##........
        #.#####..###..###.#####..
        ...###..##.......#...#.#.
        #...####.##.#..####.....#
        ...##....#.#..#..#...#...
        ...#.###.#.#...##.###.###
        ##.....###..###..#...##.#
        #.###.#.#.#..###.##..#.##
        #.####..#...##.#.##..#...
        #..#.##.#.#.#.#######.#.#
        ........#.#.....#...#..##
        #######...###...#.#.#..##
        #.....#.####..###...##..#
        #.###.#.##.#...######.#.#
        #.###.#.##..###.#.####.##
        #.###.#.###..##..#....#.#
        #.....#...#.##..####.#..#
        #######.##..#.##..#.#.###
        """

    @Test("no two invoice numbers share a file")
    func fileNames() {
        #expect(PrintedInvoices.fileName("FTI-000001") == "FTI-000001")
        #expect(PrintedInvoices.fileName("A/1") == "A%2F1" && PrintedInvoices.fileName("A_1") == "A_1")
        #expect(PrintedInvoices.fileName("A%2F1") == "A%252F1")
    }

    @Test("a QR code has the modules that another encoder gives")
    func qrCode() throws {
        let code = try #require(QRCode(Array("RF18539007547034".utf8)))
        let picture = (0..<code.side).map { row in
            String((0..<code.side).map { code[row, $0] ? "#" : "." })
        }
        #expect(picture.joined(separator: "\n") == Self.golden)
    }

    @Test("every version holds what it says, and one byte more goes to the next")
    func versions() {
        for version in QRCode.Version.all {
            #expect(QRCode(Array(repeating: 65, count: version.bytesMax))?.side == 17 + 4 * version.number)
        }
        #expect(QRCode.Version.all.last?.bytesMax == QRCode.bytesMax)
        #expect(QRCode(Array(repeating: 65, count: QRCode.bytesMax + 1)) == nil)
    }

    @Test("ISO 11649: check digits, groups, numbers that are too long")
    func creditorReference() {
        #expect(PaymentReference.creditor("539007547034") == "RF18539007547034")
        #expect(PaymentReference.creditor("fti-000001")?.hasSuffix("FTI000001") == true)
        #expect(PaymentReference.grouped("RF18539007547034") == "RF18 5390 0754 7034")
        #expect(PaymentReference.creditor(String(repeating: "1", count: 22)) == nil)
        #expect(PaymentReference.creditor("---") == nil)
    }

    @Test("an IBAN is checked before money is asked for")
    func iban() {
        #expect(PaymentReference.isIBAN("DE02120300000000202051"))
        #expect(PaymentReference.isIBAN("DE02 1203 0000 0000 2020 51"))
        #expect(!PaymentReference.isIBAN("DE03120300000000202051"))
        #expect(!PaymentReference.isIBAN("12345"))
    }

    @Test("EPC069-12: the lines of a payment code, and what is no payment")
    func paymentCode() {
        var code = PaymentCode(
            payee: "Nordic Ltd", iban: "DE02 1203 0000 0000 2020 51", amount: 1_250, reference: "RF18539007547034")
        #expect(code.text == "BCD\n002\n1\nSCT\n\nNordic Ltd\nDE02120300000000202051\nEUR12.50\n\nRF18539007547034")
        code.amount = 0
        #expect(code.text == nil)
        code.amount = PaymentCode.amountMax + 1
        #expect(code.text == nil)
    }

    @Test("an invoice in instalments shows what is paid when, and asks for the next")
    func instalments() {
        func money(_ minor: Int64) -> Reskontra_V1_Money { .with { ($0.currency, $0.minor) = ("EUR", minor) } }
        func part(_ number: String, month: Int32, _ amount: Int64, open: Int64) -> Reskontra_V1_Instalment {
            .with {
                $0.number = number
                $0.dueDate = .with { ($0.year, $0.month, $0.day) = (2026, month, 1) }
                ($0.amount, $0.open) = (money(amount), money(open))
            }
        }
        let html = page(
            open: 0,
            instalments: [
                part("FTI-000001", month: 4, 41_150, open: 0), part("FTI-000001/2", month: 5, 41_150, open: 41_150),
                part("FTI-000001/3", month: 6, 41_150, open: 41_150),
            ]
        ).html
        #expect(html.contains("<h2>Delbetalningar</h2>"))
        #expect(html.contains("<td>FTI-000001/3</td><td>2026-06-01</td>"))
        #expect(html.contains("411.50 EUR"))
        #expect(html.contains("823.00"), "what is open in all")
        #expect(html.contains("<svg"))
    }

    private func page(
        open: Int64, currency: String = "EUR", name: String = "Ann", instalments: [Reskontra_V1_Instalment] = []
    ) -> DocumentPage {
        func money(_ minor: Int64) -> Reskontra_V1_Money {
            .with { ($0.currency, $0.minor) = (currency, minor) }
        }
        let document = Reskontra_V1_GetDocumentResponse.with {
            $0.item.kind = .invoice
            $0.item.number = "FTI-000001"
            $0.item.original = money(123_450)
            $0.item.open = money(open)
            $0.document.net = money(123_450)
            $0.document.total = money(123_450)
            $0.document.instalments = instalments
            $0.lines = [.with { ($0.description_p, $0.amount) = ("Desk <b>", money(123_450)) }]
        }
        let (language, words) = PrintWords.of("sv-SE")
        return DocumentPage(
            document: document, customer: .with { $0.name = name }, seller: "Nordic Ltd", words: words,
            language: language, account: .init(iban: "DE02120300000000202051", bic: "", payee: "Nordic Ltd"))
    }

    @Test("a page speaks the customer's language and groups its digits")
    func words() {
        let html = page(open: 123_450).html
        #expect(html.contains("<html lang=\"sv\">"))
        #expect(html.contains("<h1>Faktura</h1>"))
        #expect(html.contains("1\u{202F}234.50"))
    }

    @Test("what customers write is never markup, and control characters do not pass")
    func escaping() {
        let html = page(open: 123_450, name: "<script>&\u{1B}[31m\"'").html
        #expect(html.contains("&lt;script&gt;&amp;[31m&quot;&#39;"))
        #expect(html.contains("Desk &lt;b&gt;"))
        #expect(!html.contains("\u{1B}"))
    }

    @Test("the payment code stands only where there is something to pay in euro")
    func code() {
        #expect(page(open: 100).html.contains("<svg"))
        #expect(!page(open: 100, currency: "GBP").html.contains("<svg"))
        #expect(page(open: 100, currency: "GBP").html.contains("DE02 1203 0000 0000 2020 51"))
        #expect(!page(open: 0).html.contains("<svg"))
        #expect(page(open: 0).html.contains("Betald"))
    }
}
