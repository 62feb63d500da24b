import ArgumentParser
import ReskontraClient
import Schema

struct CustomerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "customer", abstract: "Customers: show, list, create, update.",
        subcommands: [Card.self, Show.self, List.self, Create.self, Update.self])

    /// Position, limit, overdue and oldest items on one card.
    struct Card: ClientCommand {
        static let configuration = CommandConfiguration(
            commandName: "card", abstract: "The customer card; also `reskontra C-1001`.")
        @Argument(help: "Customer number.") var number: String
        @OptionGroup var options: CommonOptions

        func run(_ desk: Desk) async throws {
            var who = Reskontra_V1_GetCustomerRequest()
            who.number = number
            var position = Reskontra_V1_GetCreditPositionRequest()
            position.customerNumber = number
            var items = Reskontra_V1_ListOpenItemsRequest()
            items.customerNumber = number
            items.page.size = 5
            let customer: Reskontra_V1_GetCustomerResponse = try await desk.read(.getCustomer, who)
            let standing: Reskontra_V1_GetCreditPositionResponse = try await desk.read(.getCreditPosition, position)
            let open: Reskontra_V1_ListOpenItemsResponse = try await desk.read(.listOpenItems, items)
            try desk.show(.customerCard(customer, standing, open))
        }
    }

    struct Show: ClientCommand {
        static let configuration = CommandConfiguration(commandName: "show", abstract: "Master data of a customer.")
        @Argument(help: "Customer number.") var number: String
        @OptionGroup var options: CommonOptions

        func run(_ desk: Desk) async throws {
            var request = Reskontra_V1_GetCustomerRequest()
            request.number = number
            let answer: Reskontra_V1_GetCustomerResponse = try await desk.read(.getCustomer, request)
            try desk.show(.customer(answer.customer, answer: answer))
        }
    }

    struct List: ClientCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Customers in the order they were registered.")
        @Option(help: "Only numbers that begin so.") var prefix = ""
        @Option(help: "Only names that contain this.") var name = ""
        @Option(help: "Only this customer group.") var group = ""
        @Option(help: "Rows, at most 1,000.") var limit: UInt32 = 50
        @Option(help: "Goes on after an earlier page.") var page = ""
        @OptionGroup var options: CommonOptions

        func run(_ desk: Desk) async throws {
            var request = Reskontra_V1_ListCustomersRequest()
            request.numberPrefix = prefix
            request.nameContains = name
            request.group = group
            request.page.size = limit
            request.page.token = page
            try desk.show(.customers(try await desk.read(.listCustomers, request)))
        }
    }

    struct Create: ClientCommand {
        static let configuration = CommandConfiguration(
            commandName: "create", abstract: "Register a customer.",
            discussion: "EXAMPLE\n  reskontra customer create --number C-1001 --name \"Miller Ltd\" --group DOM --limit \"5000 GBP\"")
        @Option(help: "Number; left out: the next of the sequence.") var number = ""
        @Option(help: "Name.") var name: String
        @Option(help: "Customer group.") var group: String
        @Option(help: "Currency; left out: the company's.") var currency = ""
        @Option(help: "Terms of payment; left out: the group's.") var terms = ""
        @Option(help: "Who owes instead.") var invoiceAccount = ""
        @Option(help: "Credit limit, as \"5000 GBP\"; left out: none, no credit.") var limit: String?
        @Option(help: "Country.") var country = ""
        @OptionGroup var write: WriteOptions
        @OptionGroup var options: CommonOptions

        func run(_ desk: Desk) async throws {
            var request = Reskontra_V1_CreateCustomerRequest()
            request.customer.number = number
            request.customer.name = name
            request.customer.group = group
            request.customer.currency = currency
            request.customer.termsOfPayment = terms
            request.customer.invoiceAccount = invoiceAccount
            request.customer.country = country
            if let limit { request.customer.creditLimit = try MoneyText.parse(limit, currency: currency) }
            try await Writing<_, Reskontra_V1_CreateCustomerResponse>(
                method: .createCustomer, request: request, options: write, movesMoney: false,
                question: "Register the customer", view: { .customer($0.customer, answer: $0) }
            ).run(desk)
        }
    }

    struct Update: ClientCommand {
        static let configuration = CommandConfiguration(
            commandName: "update", abstract: "Change fields of a customer; only those given change.")
        @Argument(help: "Customer number.") var number: String
        @Option(help: "Name.") var name: String?
        @Option(help: "Terms of payment.") var terms: String?
        @Option(help: "none, invoice or all.") var hold: String?
        @Option(help: "Country.") var country: String?
        @Option(help: "Posting profile.") var postingProfile: String?
        @OptionGroup var write: WriteOptions
        @OptionGroup var options: CommonOptions

        func run(_ desk: Desk) async throws {
            var request = Reskontra_V1_UpdateCustomerRequest()
            request.customer.number = number
            if let name { (request.customer.name, request.updateMask) = (name, request.updateMask + ["name"]) }
            if let terms { (request.customer.termsOfPayment, request.updateMask) = (terms, request.updateMask + ["terms_of_payment"]) }
            if let country { (request.customer.country, request.updateMask) = (country, request.updateMask + ["country"]) }
            if let postingProfile {
                (request.customer.postingProfile, request.updateMask) = (postingProfile, request.updateMask + ["posting_profile"])
            }
            if let hold {
                switch hold {
                case "none": request.customer.holdStatus = .none
                case "invoice": request.customer.holdStatus = .invoice
                case "all": request.customer.holdStatus = .all
                default: throw ValidationError("--hold is none, invoice or all")
                }
                request.updateMask.append("hold_status")
            }
            guard !request.updateMask.isEmpty else { throw ValidationError("name at least one field to change") }
            try await Writing<_, Reskontra_V1_UpdateCustomerResponse>(
                method: .updateCustomer, request: request, options: write, movesMoney: false,
                question: "Change the customer", view: { .customer($0.customer, answer: $0) }
            ).run(desk)
        }
    }
}
