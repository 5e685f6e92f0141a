#pragma once
#include "app/cli/shell.h"

namespace counterpoint::cli {

/// `export STUDY OUT.html --what QUESTIONNAIRE`.
struct FormOptions {
    std::string layout;
    bool isEncrypted = false; ///< these two say it anew; without them it is as the fielding says
    bool isPlain = false;
    std::vector<std::string> languages; ///< names or codes; empty: all
    std::string passwordFile;
};

/// Fields a questionnaire as one HTML file. Where responses shall be encrypted and the study has no key, one is made under the passphrase.
Result<Answer> exportForm(Project& project, const QString& path, const QString& questionnaire, const QString& by,
                          const FormOptions& options, bool isDryRun);

/// The first line of a file that holds a passphrase.
Result<QString> passphraseIn(const QString& path);

} // namespace counterpoint::cli
