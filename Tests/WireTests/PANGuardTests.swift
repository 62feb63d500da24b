import Testing

@testable import Wire

/// Numbers are those that issuers publish for tests.
struct PANGuardTests {
    @Test(
        "a card number is found however it is written",
        arguments: [
            "4111111111111111", "4111 1111 1111 1111", "4111-1111-1111-1111", "4111.1111.1111.1111",
            "paid with 5555555555554444, thanks", "(378282246310005)", "30569309025904", "6011111111111117",
            "3530111333300000", "2221000000000009", "6759649826438453", "card4222222222222end",
            "see 12 and 4111111111111111", "4111111111111111  77", "Karte: 4111\u{00a0}4111111111111111",
        ])
    func found(text: String) { #expect(PANGuard.isSuspect(text)) }

    @Test(
        "other digits are left alone",
        arguments: [
            "", "4111111111111112", "411111111111", "order 20261129-000017", "DE89370400440532013000",
            "+49 30 1234567 89", "9999999999999995", "41111111111111111111", "4111 1111\n1111 1111",
            "4111  1111  1111  1111", "RF18 5390 0754 7034", "1234567890123456", "0000000000000000",
        ])
    func leftAlone(text: String) { #expect(!PANGuard.isSuspect(text)) }

    @Test(
        "an IBAN is no card number, though its digits could be one; a wrong one is",
        arguments: ["SI56610001972257309", "NO4550593484561", "EE65 7744 4124 6384 3115", "at383837429960725547"])
    func ibans(text: String) {
        #expect(!PANGuard.isSuspect(text))
        #expect(PANGuard.isSuspect(String(text.dropFirst(2))))
    }

    @Test("in what a bank wrote only the last four digits of a card's number stay, the rest of the text does")
    func masked() {
        #expect(PANGuard.masked("paid 4111 1111-1111.1111, thanks") == "paid **** ****-****.1111, thanks")
        #expect(PANGuard.masked("4111111111111111;5555555555554444") == "************1111;************4444")
        #expect(PANGuard.masked("SI56610001972257309") == "SI56610001972257309")
        #expect(PANGuard.masked("Söhne 12") == "Söhne 12")
        var border = Border()
        #expect(border.told("4111111111111111", "text") == "************1111")
        #expect(throws: Never.self) { try border.check() }
    }

    @Test("every length from 12 to 20 digits, with a right check digit")
    func lengths() {
        for count in 12...20 {
            var digits = [6, 7, 5, 9] + [Int](repeating: 0, count: count - 5)
            var sum = 0
            for (place, digit) in digits.reversed().enumerated() {
                let weighed = place % 2 == 0 ? digit * 2 : digit
                sum += weighed > 9 ? weighed - 9 : weighed
            }
            digits.append((10 - sum % 10) % 10)
            let text = digits.map(String.init).joined()
            #expect(PANGuard.isSuspect(text) == (13...19).contains(count), "\(count) digits")
        }
    }
}
