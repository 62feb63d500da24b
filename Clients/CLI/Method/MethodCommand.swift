import ArgumentParser
import Schema

/// Methods of payment and their payment specifications.
struct MethodCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "method",
        abstract: "Methods of payment and their payment specifications.",
        discussion: """
            A payment specification tells payments of one method apart. Bills of exchange are remitted only under one
            with the remittance parameter: that of the bill, else that of the method; a method without specifications
            says so itself.
            """,
        subcommands: [MethodList.self, MethodSpecify.self, MethodDefault.self])
}

struct MethodList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Methods of payment, each with its specifications.",
        discussion: """
            EXAMPLES
              reskontra method list
              reskontra method list -o json
            """)

    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let setup: Reskontra_V1_GetSetupResponse = try await desk.read(
            .getSetup, Reskontra_V1_GetSetupRequest())
        let answer = Reskontra_V1_GetSetupResponse.with {
            ($0.methods, $0.paymentSpecifications) = (setup.methods, setup.paymentSpecifications)
        }
        try desk.show(View(answer, .methods(setup), lines: setup.methods))
    }
}

extension Table {
    /// A method's specifications stand in rows below its own.
    fileprivate static func methods(_ setup: Reskontra_V1_GetSetupResponse) -> Table {
        Table(
            [
                .text("method"), .text("specification"), .text("type"), .text("account"),
                .text("remits_bills"),
                .text("default"), .text("description"),
            ],
            rows: setup.methods.flatMap { method in
                let specifications = setup.paymentSpecifications.filter { $0.methodOfPayment == method.code }
                let own: [Table.Cell] = [
                    .text(method.code), .empty, .text(Words.of(method.type)), .text(method.mainAccount),
                    .text(method.remitsBills ? "yes" : ""), .text(method.paymentSpecification),
                    .text(method.description_p),
                ]
                return [own]
                    + specifications.map { row in
                        [
                            .text(row.methodOfPayment), .text(row.code), .empty, .empty,
                            .text(row.remitsBills ? "yes" : ""), .empty, .text(row.description_p),
                        ]
                    }
            })
    }
}
