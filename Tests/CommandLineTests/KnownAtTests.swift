import Testing

@testable import reskontra

@Suite("As known when (F30)")
struct KnownAtTests {
    @Test("a record's number or an instant in UTC; nothing else")
    func texts() {
        #expect(KnownAt(argument: "4711") == .record(4_711))
        #expect(KnownAt(argument: "1970-01-02T00:00:01Z") == .instant(seconds: 86_401))
        #expect(KnownAt(argument: "2011-01-03T08:00Z") != nil)
        for text in ["0", "-1", "", "yesterday", "2011-01-03", "2011-01-03T08:00", "2011-13-03T08:00:00Z"] {
            #expect(KnownAt(argument: text) == nil, "\(text)")
        }
    }
}
