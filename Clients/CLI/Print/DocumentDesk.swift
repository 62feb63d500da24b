import Schema

/// Fetches what stands on a printed document beside the document itself.
struct DocumentDesk {
    let desk: Desk

    init(_ desk: Desk) { self.desk = desk }

    func proforma(_ document: Reskontra_V1_GetDocumentResponse, language: String?) async throws -> DocumentPage {
        var page = try await page(document, language: language)
        page.isProforma = true
        return page
    }

    func page(
        _ document: Reskontra_V1_GetDocumentResponse, language: String?, paying: PayingOptions? = nil
    ) async throws -> DocumentPage {
        let customer: Reskontra_V1_GetCustomerResponse = try await desk.read(
            .getCustomer, Reskontra_V1_GetCustomerRequest.with { $0.number = document.item.customerNumber })
        let setup: Reskontra_V1_GetSetupResponse = try await desk.read(.getSetup, Reskontra_V1_GetSetupRequest())
        let (code, words) = PrintWords.of(language ?? customer.customer.customer.language)
        var page = DocumentPage(
            document: document, customer: customer.customer.customer, seller: setup.company.name, words: words,
            language: code)
        guard let paying else { return page }
        page.account = try await paying.account(desk, document.item.open.currency, setup.company)
        // A notice tells of one debit: the page of an invoice in instalments names the account.
        if paying.iban == nil, document.document.instalments.isEmpty {
            page.notice = try await NoticeDesk(desk).notice(of: document.item)
        }
        return page
    }
}
