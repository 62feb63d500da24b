import Schema
import Testing

@testable import reskontra

/// Dimensions and bank accounts of customers in a cell: what is written is read (F12).
@Suite struct CustomerCellTests {
    @Test("dimensions: what is written is read, an empty cell is none")
    func dimensions() {
        let values: [Reskontra_V1_DimensionValue] = [
            .with { ($0.name, $0.value) = ("DEPT", "100") }, .with { ($0.name, $0.value) = ("UNIT", "U 1:b") },
        ]
        #expect(DimensionText.text(values) == "DEPT=100;UNIT=U 1:b")
        #expect(DimensionText.cell("DEPT=100; UNIT=U 1:b") == values)
        #expect(DimensionText.cell("") == [])
        #expect(DimensionText.parse([""]) == [])
    }

    @Test("a dimension needs a name and a value", arguments: ["DEPT", "DEPT=", "=1", "A=1=2", "A=1;B"])
    func refused(text: String) { #expect(DimensionText.cell(text) == nil) }

    @Test("bank accounts: parts are escaped, those missing at the end are left out")
    func bankAccounts() {
        let rows: [Reskontra_V1_CustomerBankAccount] = [
            .with { ($0.code, $0.iban, $0.bic, $0.holder) = ("M", "DE89370400440532013000", "COBADEFF", "A; B: C") },
            .with { ($0.code, $0.iban) = ("N", "NL91ABNA0417164300") },
            .with { ($0.code, $0.iban, $0.holder) = ("O", "NL91ABNA0417164300", "Bo") },
        ]
        let cell = CustomerBankAccountText.text(rows)
        #expect(cell.hasPrefix("M:DE89370400440532013000:COBADEFF:A\\; B\\: C;N:NL91ABNA0417164300;O:"))
        #expect(ContactText.cell(cell).map { CustomerBankAccountText.parse($0) } == rows)
        #expect(CustomerBankAccountText.parse("M") == nil && CustomerBankAccountText.parse(":X") == nil)
    }

    @Test("every parameter of the company is listed with its type, and values are read as they are shown")
    func parameters() throws {
        #expect(ParameterShape.all.count > 100 && Set(ParameterShape.all.map(\.name)).count == ParameterShape.all.count)
        let values: [(String, String)] = [
            ("workflow", "true"), ("max_penny_rounding", "0.20 EUR"), ("tax_rounding", "line"),
            ("prepayment_profile", "PRE"), ("require_confirmed_order", "true"),
        ]
        for (name, text) in values {
            let shape = try #require(ParameterShape.all.first { $0.name == name })
            _ = try shape.json(text, "EUR")
        }
        var made = Reskontra_V1_Parameters()
        (made.workflow, made.taxRounding, made.prepaymentProfile) = (true, .line, "PRE")
        (made.maxPennyRounding.minor, made.maxPennyRounding.currency) = (20, "EUR")
        made.requireConfirmedOrder = true
        let shown = try ParameterShape.values(of: made)
        for (name, text) in values { #expect(shown[name] == text) }
    }
}
