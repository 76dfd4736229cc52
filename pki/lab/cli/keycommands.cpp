// SPDX-FileCopyrightText: Relève contributors
// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "pki/base/text.h"
#include "pki/lab/cli/commandsupport.h"
#include "pki/lab/cli/pkicommands.h"

namespace releve::lab::cli {
namespace {

using Config = lifecycle::TrustpointConfig;

/// What IOS offers where nobody says another.
constexpr unsigned offeredModulus = 512;

struct KeyRequest
{
    std::string label;
    bool exportable = false;
};

void generate(Session& session, const KeyRequest& request, unsigned bits)
{
    session.print("% Generating " + std::to_string(bits) + " bit RSA keys, keys will be " +
                  (request.exportable ? "exportable" : "non-exportable") + "...\n");
    Router& router = session.router();
    const Instant begun = router.now();
    router.generateKey(
        request.label, bits, request.exportable, session.later([begun](Session& later, const Status& done) {
            if (!done)
                return tellError(later, done.error());
            const auto seconds =
                std::chrono::duration_cast<std::chrono::seconds>(later.router().now() - begun);
            later.print("[OK] (elapsed time was " + std::to_string(seconds.count()) + " seconds)\n\n");
        }));
}

void askModulus(Session& session, const KeyRequest& request)
{
    session.ask("How many bits in the modulus [" + std::to_string(offeredModulus) + "]: ", Echo::On,
                [request](Session& again, std::string_view typed) {
                    const std::string_view word = trimmed(typed);
                    const auto bits = word.empty() ? offeredModulus : parseUnsigned(word).value_or(0);
                    if (bits >= Config::rsaModulusBits.low && bits <= Config::rsaModulusBits.high)
                        return generate(again, request, static_cast<unsigned>(bits));
                    again.print("% A decimal number between " + std::to_string(Config::rsaModulusBits.low) +
                                " and " + std::to_string(Config::rsaModulusBits.high) + ".\n");
                    askModulus(again, request);
                });
}

void announce(Session& session, const KeyRequest& request, std::optional<unsigned> bits)
{
    session.print("The name for the keys will be: " + request.label + "\n");
    if (bits) {
        session.print("\n% The key modulus size is " + std::to_string(*bits) + " bits\n");
        return generate(session, request, *bits);
    }
    session.print("Choose the size of the key modulus in the range of " +
                  std::to_string(Config::rsaModulusBits.low) + " to " +
                  std::to_string(Config::rsaModulusBits.high) +
                  " for your\n  General Purpose Keys. Choosing a key modulus greater than 512 may take\n"
                  "  a few minutes.\n\n");
    askModulus(session, request);
}

void generateKey(Session& session, const Invocation& invocation)
{
    Router& router = session.router();
    KeyRequest request{std::string(invocation.after("label")), invocation.has("exportable")};
    if (request.label.empty()) { // the label is made of names, which have to be there
        if (router.running().hostname == RouterConfig().hostname)
            return session.print("% Please define a hostname other than Router.\n");
        if (router.running().domainName.empty())
            return session.print("% Please define a domain-name first.\n");
        request.label = router.defaultKeyLabel();
    }
    std::optional<unsigned> bits;
    if (const auto typed = parseUnsigned(invocation.after("modulus")))
        bits = static_cast<unsigned>(*typed);
    if (!router.keys().find(request.label))
        return announce(session, request, bits);
    session.print("% You already have RSA keys defined named " + request.label + ".\n");
    session.askYesNo("% Do you really want to replace them? [yes/no]: ",
                     [request, bits](Session& again, bool yes) {
                         if (yes)
                             announce(again, request, bits);
                     });
}

void zeroize(Session& session, const Invocation& invocation)
{
    const std::string label(invocation.value());
    const auto& keys = session.router().keys();
    if (label.empty() ? keys.all().empty() : !keys.find(label))
        return session.print("% No Signature RSA Keys found in configuration.\n\n");
    session.print(label.empty() ? "% All RSA keys will be removed.\n"
                                : "% Keys to be removed are named '" + label + "'.\n");
    session.print("% All router certs issued using these keys will also be removed.\n");
    session.askYesNo("Do you really want to remove these keys? [yes/no]: ",
                     [label](Session& again, bool yes) {
                         if (!yes)
                             return;
                         Router& router = again.router();
                         std::vector<std::string> labels{label};
                         if (label.empty()) {
                             labels.clear();
                             for (const auto& [name, key] : router.keys().all())
                                 labels.push_back(name);
                         }
                         for (const std::string& name : labels) {
                             for (const auto& trustpoint : router.trustpoints()) {
                                 if (trustpoint->keyLabel() == name)
                                     router.removeChain(trustpoint->name());
                             }
                             router.removeKey(name);
                         }
                     });
}

constexpr std::array ranges{
    RangeEntry{"modulus", Config::rsaModulusBits.low, Config::rsaModulusBits.high},
};

constexpr std::array commands{
    CommandEntry{"crypto key generate rsa [general-keys | label WORD | modulus <modulus> | exportable]*",
                 Mode::Configure, generateKey},
    CommandEntry{"crypto key zeroize rsa [WORD]", Mode::Configure, zeroize},
};

constexpr std::array help{
    HelpEntry{"crypto key", "Long term key operations"},
    HelpEntry{"key generate", "Generate new keys"},
    HelpEntry{"key zeroize", "Remove keys"},
    HelpEntry{"generate rsa", "Generate RSA keys"},
    HelpEntry{"zeroize rsa", "Remove RSA keys"},
    HelpEntry{"exportable", "Allow the key to be exported"},
    HelpEntry{"general-keys", "Generate a general purpose RSA key pair for signing and encryption"},
    HelpEntry{"label", "Provide a label"},
    HelpEntry{"label WORD", "RSA keypair label"},
    HelpEntry{"modulus", "Provide number of modulus bits on the command line"},
    HelpEntry{"modulus <360-4096>", "size of the key modulus"},
};

} // namespace

CommandTable keyCommands()
{
    return {commands, help, ranges};
}

} // namespace releve::lab::cli
