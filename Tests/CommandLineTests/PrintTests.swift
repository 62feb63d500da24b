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

    @Test("a QR code is read back: each length, and what a bank's app finds on an invoice")
    func readBack() throws {
        for count in 1...QRCode.bytesMax {
            let text = String((0..<count).map { Character(Unicode.Scalar(UInt8(33 + ($0 * 7 + count * 13) % 90))) })
            let code = try #require(QRCode(Array(text.utf8)))
            let read = QRReader(side: code.side, isDark: { code[$0, $1] }).text()
            #expect(read == text, "\(count) bytes")
        }
        let content = "BCD\n002\n1\nSCT\n\nMüller & Söhne GmbH\nDE02120300000000202051\nEUR1234.50\n\n"
        let html = page(open: 123_450, payee: "Müller & Söhne GmbH").html
        #expect(try Self.code(in: html) == content + "RF05FTI000001")
        #expect(html.contains("<dd>RF05 FTI0 0000 1</dd>"))
        // No reference of ISO 11649 is as long: the number is a message then.
        let long = String(repeating: "1", count: 22)
        #expect(try Self.code(in: page(open: 123_450, number: long, payee: "Müller & Söhne GmbH").html) == content + "\n" + long)
    }

    /// What the code on a page says, read from its picture.
    private static func code(in html: String) throws -> String? {
        let picture = try #require(html.firstMatch(of: /viewBox="0 0 ([0-9]+) [0-9]+"[^>]*>.*? d="([^"]*)"/))
        let side = try #require(Int(picture.1)) - 8
        let dark = Set(picture.2.matches(of: /M([0-9]+) ([0-9]+)h1v1h-1z/).map { "\($0.2) \($0.1)" })
        return QRReader(side: side, isDark: { dark.contains("\($0 + 4) \($1 + 4)") }).text()
    }

    @Test("ISO 11649: check digits, groups, numbers that are too long")
    func creditorReference() {
        #expect(PaymentReference.creditor("539007547034") == "RF18539007547034")
        #expect(PaymentReference.creditor("fti-000001")?.hasSuffix("FTI000001") == true)
        #expect(PaymentReference.grouped("RF18539007547034") == "RF18 5390 0754 7034")
        #expect(PaymentReference.creditor(String(repeating: "1", count: 22)) == nil)
        #expect(PaymentReference.creditor("---") == nil)
        // Behind the check digits moved to its end a reference leaves 1 of 97 (ISO 7064), also below 10.
        for number in 1...500 {
            let reference = PaymentReference.creditor("FTI-\(number)") ?? ""
            var rest = 0
            for letter in reference.dropFirst(4) + reference.prefix(4) {
                let value = letter.wholeNumberValue ?? Int(letter.asciiValue ?? 0) - 55
                rest = (rest * (value > 9 ? 100 : 10) + value) % 97
            }
            #expect(rest == 1, "\(reference)")
            #expect(reference.count == 4 + "FTI\(number)".count)
        }
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
        code.payee = "Two\nlines"
        #expect(code.text?.split(separator: "\n", omittingEmptySubsequences: false).count == 10)
        #expect(code.text?.contains("Two lines") == true)
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
        open: Int64, total: Int64 = 123_450, currency: String = "EUR", kind: Reskontra_V1_ItemKind = .invoice,
        number: String = "FTI-000001", name: String = "Ann", payee: String = "Nordic Ltd", lines: Int = 1,
        instalments: [Reskontra_V1_Instalment] = []
    ) -> DocumentPage {
        func money(_ minor: Int64) -> Reskontra_V1_Money {
            .with { ($0.currency, $0.minor) = (currency, minor) }
        }
        let document = Reskontra_V1_GetDocumentResponse.with {
            $0.item.kind = kind
            $0.item.number = number
            $0.item.dueDate = .with { ($0.year, $0.month, $0.day) = (2026, 4, 1) }
            $0.item.original = money(total)
            $0.item.open = money(open)
            $0.document.net = money(total)
            $0.document.total = money(total)
            $0.text = "first\nsecond"
            $0.document.instalments = instalments
            $0.lines = (0..<lines).map { _ in .with { ($0.description_p, $0.amount) = ("Desk <b>", money(abs(total))) } }
        }
        let (language, words) = PrintWords.of("sv-SE")
        return DocumentPage(
            document: document, customer: .with { $0.name = name }, seller: "Nordic Ltd", words: words,
            language: language, account: .init(iban: "DE02120300000000202051", bic: "", payee: payee))
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

    @Test("text of any direction is text: it turns nothing beside it, and long words and names stay on the sheet")
    func directions() {
        let html = page(open: 123_450, name: "شركة\u{202E}النور\u{2066} 東京\t1").html
        #expect(html.contains("<address>شركةالنور 東京 1</address>"))
        #expect(html.contains(".seller, address, dd, td, p { unicode-bidi: plaintext; overflow-wrap: anywhere }"))
        #expect(html.contains("<p class=\"text\">first\nsecond</p>"))
    }

    @Test("an invoice of many sheets: its head stands on each, its total on the last, and each has its number")
    func long() {
        let html = page(open: 123_450, lines: 1_000).html
        #expect(html.matches(of: /<tr><td>Desk &lt;b&gt;/).count == 1_000)
        #expect(html.matches(of: /<thead>/).count == 1 && html.matches(of: /class="total"/).count == 1)
        // A foot of a table would be printed on every sheet.
        #expect(html.contains("tfoot { display: table-row-group }"))
        #expect(html.contains("counter(page) \" / \" counter(pages)"))
    }

    @Test("a credit note gives back: positive amounts, no day to pay on, no account and no code")
    func creditNote() {
        let html = page(open: -123_450, total: -123_450, kind: .creditNote).html
        #expect(html.contains("<h1>Kreditnota</h1>"))
        #expect(html.contains("<td class=\"n\">1\u{202F}234.50</td></tr>\n</tfoot>"))
        #expect(!html.contains("2026-04-01") && !html.contains("<svg") && !html.contains("IBAN") && !html.contains("Betald"))
    }

    @Test("an invoice of nothing asks for nothing and was paid by nobody")
    func nothing() {
        let html = page(open: 0, total: 0).html
        #expect(html.contains("<td class=\"n\">0.00</td>"))
        #expect(!html.contains("<svg") && !html.contains("IBAN") && !html.contains("Betald"))
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
