import ArgumentParser
import Schema

/// Where goods of a customer go: orders and invoices name the codes.
struct AddressCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "address",
        abstract: "Delivery addresses of a customer.",
        discussion: """
            Orders and invoices name an address by its code: order import --deliver-to, invoice post --deliver-to.
            Places that belong to no customer are destinations: reskontra delivery list.
            """,
        subcommands: [AddressList.self, AddressSet.self, AddressRemove.self])
}

struct AddressList: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "The delivery addresses of a customer.",
        discussion: """
            EXAMPLES
              reskontra customer address list C-1001
              reskontra customer address list C-1001 -o json
            """)

    @Argument(help: "Customer number.") var number: String
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let record = try await desk.customerRecord(number)
        let rows = record.customer.addresses
        let answer = Reskontra_V1_GetCustomerResponse.with { $0.customer = record }
        try desk.show(View(answer, .addresses(rows), lines: rows))
    }
}

struct AddressSet: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Add a delivery address to a customer, or replace the one of that code.",
        discussion: """
            EXAMPLES
              reskontra customer address set C-1001 DEPOT "Dock Road 7, Leeds" --country GB --default
              reskontra customer address set C-1001 SHOP2 "High Street 2, York" --name "Second shop" --dry-run
            """)

    @Argument(help: "Customer number.") var number: String
    @Argument(help: "Code of the address, as orders name it.") var code: String
    @Argument(help: "Street, town.") var place: String
    @Option(help: "Who takes the goods in; without one the customer.") var name = ""
    @Option(help: "Two letters.") var country = ""
    @Flag(name: .customLong("default"), help: "Order lines that name no address go there.") var isDefault = false
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let made = Reskontra_V1_DeliveryAddress.with {
            ($0.code, $0.address, $0.name, $0.country, $0.default) = (code, place, name, country, isDefault)
        }
        try await desk.changeAddresses(of: number, writing, question: "Set this address") { rows in
            if isDefault { for index in rows.indices { rows[index].default = false } }
            if let known = rows.firstIndex(where: { $0.code == code }) { rows[known] = made } else { rows.append(made) }
        }
    }
}

struct AddressRemove: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Take a delivery address out; orders and invoices that name it keep its code.",
        discussion: """
            EXAMPLES
              reskontra customer address remove C-1001 SHOP2
              reskontra customer address remove C-1001 SHOP2 --dry-run
            """)

    @Argument(help: "Customer number.") var number: String
    @Argument(help: "Code of the address.") var code: String
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        try await desk.changeAddresses(of: number, writing, question: "Remove this address") { rows in
            guard let place = rows.firstIndex(where: { $0.code == code }) else {
                throw ValidationError(
                    "customer \(number) has no address '\(code)': reskontra customer address list \(number)")
            }
            rows.remove(at: place)
        }
    }
}

extension Desk {
    fileprivate func changeAddresses(
        of number: String, _ writing: WriteOptions, question: String,
        _ change: (inout [Reskontra_V1_DeliveryAddress]) throws -> Void
    ) async throws {
        try await changeCustomer(number, ["addresses"], writing, question: question) {
            try change(&$0.addresses)
        } view: {
            View($0, .addresses($0.customer.customer.addresses), lines: $0.customer.customer.addresses)
        }
    }
}

extension Table {
    static func addresses(_ rows: [Reskontra_V1_DeliveryAddress]) -> Table {
        Table(
            [.text("code"), .text("name"), .text("address"), .text("country"), .text("default")],
            rows: rows.map {
                [.text($0.code), .text($0.name), .text($0.address), .text($0.country), .text($0.default ? "yes" : "")]
            })
    }
}
