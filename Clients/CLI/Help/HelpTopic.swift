/// `reskontra help TOPIC`: what holds for every command. Offline.
enum HelpTopic: String, CaseIterable {
    case money, dates, output, plans, profiles, retries
    case exitCodes = "exit-codes"

    static var list: String { allCases.map(\.rawValue).sorted().joined(separator: ", ") }

    var text: String {
        switch self {
        case .money:
            """
            Amounts are written 250, 250.5 or "250.00 EUR"; without a currency it is the customer's. No thousands
            separators; never more decimals than the currency has (EUR 2, JPY 0, KWD 3). A minus sign, never brackets:
            what a customer owes is positive, credit notes and payments are negative open items.
            csv and tsv write an amount in two columns, amount and currency; --raw-minor writes minor units.
            Nothing that moves money is sent without a preview and a yes; --yes skips the question, --dry-run stops
            after the preview, without a terminal and without --yes the exit code is 9.

            """
        case .dates:
            """
            Dates are written 2010-12-31; instants in UTC, 2010-12-31T23:00:00Z. A business date is a day of the
            company's time zone. --as-of DATE leaves out what was posted later by business date, --known-at RECORD
            what was recorded later; an instant stands for the last record up to it.

            """
        case .output:
            """
            -o table (on a terminal), card, json, jsonl (one document a line), csv, tsv (in a pipe).
            --watch looks again each time something is recorded, until q or Ctrl-C.
            --columns a,b picks columns of table, csv and tsv; --json a,b.c picks fields of JSON.
            Data goes to standard output, everything else to standard error. With -o json failures are JSON too:
            {"error":{"reason":…,"message":…,"fields":[…],"figures":[…],"remedy":…,"exit_code":…}}
            What is longer than the screen goes through $RESKONTRA_PAGER, $PAGER or less -FRX, never in a pipe; an empty
            $RESKONTRA_PAGER switches it off.
            Colour on a terminal only; NO_COLOR, CLICOLOR_FORCE and --color always|auto|never decide.

            """
        case .profiles:
            """
            \(Places().configuration)
              use: local
              profiles:
                local:
                  address: 127.0.0.1:7410
                  company: UK01
                  output: table
                production:
                  address: ledger.example.com:7410
                  company: DE01
                  token-file: /path/to/token
                  protected: true
                  type-above: 1000
                  prompt-color: red
            A flag wins over RESKONTRA_ADDRESS, RESKONTRA_COMPANY, …, these over the profile, that over the default.
            `reskontra profile use NAME` chooses one. A protected profile always asks, whatever --yes says; a change
            of a balance from type-above (1000) on is confirmed by typing the customer's number, what concerns many by
            typing the company's code.

            """
        case .plans:
            """
            --dry-run shows what a command would do and changes nothing. --propose "why" keeps its very bytes as a plan
            for another person: `reskontra proposal list` shows those that wait, `proposal show N` what one would do,
            `proposal approve N` executes exactly it or nothing, `proposal reject N` ends it. Its hash binds it: a plan
            that was changed is another plan. It waits 72 hours; who proposed it cannot approve it. Some commands need a
            plan once roles are granted: a refusal names that, and the command to type.

            """
        case .retries:
            """
            Every writing command makes a request key, saves the request and prints the key before it sends. After a
            broken line (exit code 8: outcome unknown) `reskontra retry last` sends the same bytes with the same key:
            it is done once at most. `reskontra outcome KEY` only asks what became of it.

            """
        case .exitCodes:
            ExitStatus.allCases.map { status in
                let code = String(status.rawValue)
                return String(repeating: " ", count: 3 - code.count) + "\(code)  \(status.meaning)\n"
            }
            .joined()
        }
    }
}
