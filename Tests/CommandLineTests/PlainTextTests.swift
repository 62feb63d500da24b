import Foundation
import Schema
import Testing

@testable import reskontra

@Suite("Text from elsewhere on a terminal")
struct PlainTextTests {
    /// Clears the screen, sets a title, colours by C1, turns the direction of writing.
    private static let hostile = "a\u{1B}[2J\u{1B}]0;t\u{7}b\u{9B}31mc\u{202E}d\u{2066}e\u{200F}f\ng\u{7F}"

    private static func isClean(_ text: String, butFor allowed: Set<Unicode.Scalar> = ["\n"]) -> Bool {
        !text.unicodeScalars.contains { PlainText.isDangerous($0) && !allowed.contains($0) }
    }

    private static var customer: Reskontra_V1_Customer {
        .with {
            $0.number = "C-1"
            $0.name = hostile
        }
    }

    @Test("E11: cells, cards and JSON hold no control sequence and no override of direction", arguments: OutputFormat.allCases)
    func formats(_ format: OutputFormat) throws {
        let table = Table([.text("name"), .text("number")], rows: [[.text(Self.hostile), .text("C-1")]])
        var card = Card(Self.hostile)
        card.badge = (Self.hostile, .bad)
        card.add("name", Self.hostile)
        card.notes = [Self.hostile]
        for view in [
            View(Self.customer, table, lines: [Self.customer], footer: [Self.hostile]), View(Self.customer, card),
        ] {
            let text = try Output(format: format).text(view)
            // CSV keeps what was told, for files; on a terminal it is cleaned like the rest.
            let shown = format == .csv ? PlainText.lines(text) : text
            #expect(Self.isClean(shown, butFor: ["\n", "\t"]), "\(format)")
        }
    }

    @Test("JSON loses nothing")
    func json() throws {
        let text = try Output(format: .json).text(View(Self.customer, Card("")))
        #expect(try Reskontra_V1_Customer(jsonString: text) == Self.customer)
    }

    @Test("an error that quotes a name is clean, for people and as JSON")
    func failure() throws {
        var report = FailureReport("no customer '\(Self.hostile)'", .notFound, remedy: Self.hostile)
        report.figures = [(name: "name", text: Self.hostile)]
        #expect(Self.isClean(report.text(isColored: false)))
        #expect(Self.isClean(report.json()))
    }

    @Test("letters of all scripts stay as they are")
    func letters() {
        for text in ["Müller & Søn", "山田商店", "مكتبة", "Ἀθῆναι", "👩‍👩‍👧 Ltd"] {
            #expect(PlainText.oneLine(text) == text && PlainText.json(text) == text)
        }
    }

    @Test("the command that comes next is quoted for a shell")
    func nextCommand() {
        var report = FailureReport("x", .notAllowed)
        report.reason = "APPROVAL_NEEDED"
        report.nameNextCommand(after: ["settlement", "undo", "12", "--reason", "it's wrong", "--yes"])
        #expect(
            report.remedy
                == "`reskontra settlement undo 12 --reason 'it'\\''s wrong' --propose \"why\"` proposes it, and another person approves it.")
        var other = FailureReport("x", .notFound)
        other.reason = "NOT_FOUND"
        other.nameNextCommand(after: ["x"])
        #expect(other.remedy.isEmpty)
    }
}
