package cn.ziping.figure;

import org.springframework.data.repository.Repository;

interface FigureDefinitionRepository extends Repository<FigureDefinition, String> {

    boolean existsById(String code);

    FigureDefinition save(FigureDefinition definition);
}
