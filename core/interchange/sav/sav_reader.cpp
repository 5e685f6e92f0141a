#include "core/interchange/sav/sav_reader.h"
#include "core/base/translate.h"
#include "core/interchange/sav/sav_cases.h"
#include "core/interchange/sav/sav_encoding.h"
#include <algorithm>

namespace counterpoint::sav {

namespace {

data_file::Variable variableFrom(const RawVariable& raw, RawColumn column, const Encoding& encoding)
{
    data_file::Variable variable;
    variable.name = encoding.decode(raw.name);
    variable.label = encoding.decode(raw.label);
    variable.isText = raw.width > 0;
    variable.width = raw.width;
    auto format = raw.format;
    if (variable.isText && raw.segments.size() > 1)
        format.width = raw.width; // the first piece's would be 255
    variable.format = toText(format);
    variable.measure = raw.measure;
    for (const auto& [value, label] : raw.numberLabels)
        variable.labels.push_back({value, encoding.decode(label)});
    for (const auto& [value, label] : raw.textLabels)
        variable.labels.push_back({encoding.decode(value), encoding.decode(label)});
    for (const auto& range : raw.missingNumbers)
        variable.missing.emplace_back(range);
    for (const auto& text : raw.missingTexts)
        variable.missing.emplace_back(encoding.decode(text));
    for (const auto& [name, value] : raw.attributes)
        variable.attributes.emplace_back(encoding.decode(name), encoding.decode(value));
    variable.numbers = std::move(column.numbers);
    variable.texts = std::move(column.texts);
    std::vector<std::string> texts;
    for (const auto& text : variable.texts.distinct())
        texts.push_back(encoding.toUtf8(text));
    variable.texts.replaceDistinct(std::move(texts));
    return variable;
}

void note(const RawDictionary& dictionary, const Encoding& encoding, data_file::File& file)
{
    if (encoding.isGuessed())
        file.notes << translate(
                          "Import",
                          "The file does not say how its texts are encoded; they were read as %1. If letters look wrong, choose another "
                          "encoding.")
                          .arg(encoding.name());
    if (encoding.hasStrays())
        file.notes << translate("Import", "Some texts are not in the encoding that the file names (%1); letters in them may be wrong.")
                          .arg(encoding.name());
    if (dictionary.hasFileAttributes)
        file.notes << translate("Import", "Custom attributes of the file were left out.");
}

} // namespace

bool isSav(const QByteArray& bytes) { return bytes.startsWith("$FL2") || bytes.startsWith("$FL3"); }

Result<data_file::File> read(const QByteArray& bytes, const QString& fileName, const QByteArray& encodingWish, const Progress& progress)
{
    const std::string_view view(bytes.constData(), std::size_t(bytes.size()));
    const auto dictionary = readDictionary(view, fileName);
    if (!dictionary)
        return fail(dictionary);
    auto cases = readCases(view, *dictionary, fileName, progress);
    if (!cases)
        return fail(cases);
    const Encoding encoding(*dictionary, *cases, encodingWish);
    data_file::File file;
    file.encoding = encoding.name();
    file.label = encoding.decode(dictionary->fileLabel);
    for (const auto& line : dictionary->documents)
        file.documents << encoding.decode(line);
    file.rows = cases->rows;
    for (std::size_t i = 0; i < dictionary->variables.size(); ++i) {
        const auto& raw = dictionary->variables[i];
        file.variables.push_back(variableFrom(raw, std::move(cases->columns[i]), encoding));
        if (dictionary->weightIndex > 0 && raw.index == dictionary->weightIndex - 1)
            file.weight = file.variables.back().name;
    }
    for (const auto& raw : dictionary->sets) {
        data_file::MultipleResponseSet set{
            encoding.decode(raw.name), encoding.decode(raw.label), raw.isDichotomies, encoding.decode(raw.counted), {}};
        for (const auto& name : raw.variables)
            set.variables << encoding.decode(name);
        file.sets.push_back(std::move(set));
    }
    note(*dictionary, encoding, file);
    return file;
}

} // namespace counterpoint::sav
