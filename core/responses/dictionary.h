#pragma once
#include "core/responses/variable.h"
#include <QByteArray>
#include <QStringList>

namespace counterpoint {

/// What is known about the variables of a survey beside its data: labels, levels, missing codes, scales.
struct Dictionary {
    QString dataset; ///< the name it proposes; may be empty
    struct Entry {
        Variable variable;
        bool hasType = false; ///< which of them the file gives; what it does not give stays as it was guessed
        bool hasLevel = false;
        bool hasLabels = false;
        bool hasMissing = false;
        bool hasOpen = false;
    };
    std::vector<Entry> entries;
};

/// Reads a dictionary in JSON, as docs/project-file.md describes it. Format where it is no such file; the sentence names variable and key.
Result<Dictionary> dictionaryFromJson(const QByteArray& json, const QString& fileName);

/// Puts what the dictionary knows over what was guessed, by the variables' names. `notes` gets a sentence for names that only one side has.
void apply(const Dictionary& dictionary, std::vector<Variable>& variables, QStringList& notes);

} // namespace counterpoint
