import Receivables
import Testing

/// Numbers of groups, one-time customers and copies from another company: setup:CU-2, CU-3, CU-6.
@Suite struct CopyCustomerTests {
    private let trade: Trade = {
        let trade = Trade.ready()
        trade.set(
            .customerGroupSet(
                Trade.company,
                CustomerGroup(
                    code: "20", description: "", terms: .empty, salesTaxGroup: .empty,
                    numbers: NumberSequence(prefix: "G", digits: 2, next: 98))),
            .numberSequenceSet(Trade.company, .oneTimeCustomer, NumberSequence(prefix: "OT-", digits: 1, next: 9)))
        return trade
    }()

    private func input(_ name: String) -> CustomerInput {
        var input = CustomerInput()
        (input.name, input.group) = (name, "20")
        return input
    }

    private let oneTime = CreateOneTimeCustomer(
        id: Trade.company, name: "Walk-in", address: "Weg 1", country: "DE", email: "")

    @Test("CU-2 a group's own sequence goes before the company's, also within a batch, until it has none")
    func groupNumbers() throws {
        let made = try trade.run(CreateCustomers(id: Trade.company, inputs: [input("A"), input("B")]))
        #expect(made.map(\.row.number) == ["G98", "G99"])
        #expect(trade.refused(CreateCustomer(id: Trade.company, input: input("C"))) == "sequenceExhausted ")
    }

    @Test("CU-6 a one-time customer needs the parameter and takes after the customer it names")
    func oneTimeCustomer() throws {
        #expect(trade.refused(oneTime) == "fieldRequired one_time_template")
        let template = try trade.run(CreateCustomer(id: Trade.company, input: input("Template")))
        var parameters = Parameters()
        parameters.oneTimeTemplate = template.row.number
        trade.set(.parametersSet(Trade.company, parameters))
        let made = try trade.run(oneTime)
        #expect(made.row.number == "OT-9")
        #expect(made.row.flags.contains(.oneTime))
        #expect(made.row.group == "20")
        #expect(made.subject.name == "Walk-in")
        #expect(trade.refused(oneTime) == "sequenceExhausted ")
    }

    @Test("CU-3 a copy keeps the number; one that is there already, or a company that is not, is refused")
    func copies() throws {
        let made = try trade.run(CreateCustomer(id: Trade.company, input: input("A")))
        #expect(
            trade.refused(CopyCustomer(id: Trade.company, source: trade.book.companies[Trade.company].code, number: made.row.number))
                == "duplicateKey number")
        let next = CopyCustomer(
            id: Trade.company, source: trade.book.companies[Trade.company].code, number: made.row.number, takesNext: true)
        #expect(try trade.run(next).row.number == "G99")
        #expect(
            trade.refused(CopyCustomer(id: Trade.company, source: "NONE", number: made.row.number))
                == "referenceUnknown from_company")
    }
}
