// Surveys of other programs, LimeSurvey's .lss and .lsa and Qualtrics' .qsf: any bytes give a questionnaire or a sentence.
#include "core/survey/foreign_survey.h"
#include <cstdlib>

using namespace counterpoint;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char*>(data), qsizetype(size));
    if (!foreign_survey::is(bytes))
        return 0;
    const auto read = foreign_survey::read(bytes, QStringLiteral("a survey"));
    if (!read) {
        require(!read.error().message.isEmpty());
        return 0;
    }
    require(!read->program.isEmpty());
    for (const auto& sentence : read->survey.unsupported)
        require(!sentence.isEmpty());
    return 0;
}
